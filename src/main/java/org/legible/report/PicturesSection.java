package org.legible.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.legible.text.Box;
import org.legible.text.LineErrors;

/** The part of a page that shows the picture before and after, and the map of its errors with the damaged lines outlined. */
final class PicturesSection {

    /** Width to height from which on two pictures stand beside each other and not three. */
    private static final double BROAD = 1.1;

    private final Html html;
    private final QualityReport report;
    private final Exhibits.Exhibit exhibit;
    private final int reduction;

    private PicturesSection(final Html html, final QualityReport report, final Exhibits.Exhibit exhibit) {
        this.html = html;
        this.report = report;
        this.exhibit = exhibit;
        this.reduction = Pictures.reduction(exhibit.map().width(), exhibit.map().height());
    }

    static void write(final Html html, final QualityReport report, final Exhibits.Exhibit exhibit) throws IOException {
        new PicturesSection(html, report, exhibit).write();
    }

    private void write() throws IOException {
        html.raw("<section>\n").element("h2", "Pictures").raw("\n");
        if (!exhibit.map().label().isEmpty()) {
            html.element("p class=\"soft\"", "The picture of the stack that lost most: " + exhibit.map().label() + ".").raw("\n");
        }
        if (reduction > 1) {
            html.element("p class=\"soft\"", "Shown at 1/" + reduction + " of the size: a pixel is the mean of " + reduction + " × "
                + reduction + " pixels, in the map of errors the largest of them.").raw("\n");
        }
        final boolean broad = exhibit.map().width() > BROAD * exhibit.map().height();
        html.raw(broad ? "<div class=\"pictures broad\">\n" : "<div class=\"pictures\">\n");
        picture("Original", report.original(), Pictures.reduced(exhibit.original(), reduction));
        picture("Decoded", report.decoded(), Pictures.reduced(exhibit.decoded(), reduction));
        heatMap();
        html.raw("</div>\n</section>\n");
    }

    private void picture(final String name, final String title, final BufferedImage picture) throws IOException {
        begin(name);
        image(picture, name + " picture");
        html.raw("</div></label><figcaption>").element("b", name).text(" " + title).raw("</figcaption></figure>\n");
    }

    /** A click makes the figure as wide as the page; that needs no script. */
    private void begin(final String name) {
        html.raw("<figure><label class=\"enlarge\" title=\"Click to enlarge\"><input type=\"checkbox\" aria-label=\"Enlarge: " + name
            + "\"><div class=\"frame\">");
    }

    private void image(final BufferedImage picture, final String alt) throws IOException {
        html.raw("<img width=\"" + picture.getWidth() + "\" height=\"" + picture.getHeight() + "\" alt=\"" + Html.escape(alt) + "\" src=\""
            + Pictures.uri(picture) + "\">");
    }

    private void heatMap() throws IOException {
        final ErrorMap map = exhibit.map();
        final float top = map.scaleTop();
        begin("Map of errors");
        image(Pictures.heat(map, top, reduction), "Map of errors");
        outlines();
        html.raw("</div></label><figcaption>").element("b", "Absolute error")
            .text(" in " + report.unit() + (report.layout().channels() > 1 || ReportColumns.name(report.layout().type()).equals("RGB")
                ? ", the largest of the channels" : "") + (damaged().isEmpty() ? "." : "; outlined: lines that read otherwise than before."))
            .raw("</figcaption>");
        scale(top, map.max());
        html.raw("</figure>\n");
    }

    private List<LineErrors> damaged() {
        return exhibit.lines().stream().filter(line -> line.charErrors() > 0).toList();
    }

    private void outlines() {
        html.raw("<svg viewBox=\"0 0 " + exhibit.map().width() + " " + exhibit.map().height() + "\" aria-hidden=\"true\">");
        for (final LineErrors line : damaged()) {
            final Box box = line.before().box();
            html.raw("<rect x=\"" + box.x() + "\" y=\"" + box.y() + "\" width=\"" + box.width() + "\" height=\"" + box.height() + "\">")
                .element("title", line.before().text() + " → " + line.after()).raw("</rect>");
        }
        html.raw("</svg>");
    }

    private void scale(final float top, final float max) throws IOException {
        html.raw("<div class=\"scale\"><img alt=\"Scale of errors\" src=\"" + Pictures.uri(Pictures.scale()) + "\"><div>")
            .element("span", "0").element("span", FigureText.number(top / 2))
            .element("span", max > top ? FigureText.number(top) + " and more (at most " + FigureText.number(max) + ")" : FigureText.number(top))
            .raw("</div></div>");
    }
}
