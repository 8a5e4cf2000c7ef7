package org.legible.report;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import org.legible.text.Box;
import org.legible.text.LineErrors;

/** The parts of a page about text: the lines that lost most, with their pictures, and the table of all lines. */
final class LinesSection {

    private static final int ENLARGEMENT = 2;

    /** Pixels of a line from which on it needs the whole width of the page. */
    private static final int LONG = 420;

    private LinesSection() {
    }

    static void writeDamaged(final Html html, final TextFigures text, final List<Exhibits.LineCrop> crops) throws IOException {
        if (crops.isEmpty()) {
            return;
        }
        html.raw("<section>\n").element("h2", "Damaged lines").raw("\n");
        if (text.damagedLines() > crops.size()) {
            html.element("p class=\"soft\"", "The " + crops.size() + " lines with the most errors, of " + text.damagedLines() + ".").raw("\n");
        }
        html.raw("<ul class=\"damaged\">\n");
        for (final Exhibits.LineCrop crop : crops) {
            card(html, crop);
        }
        html.raw("</ul>\n</section>\n");
    }

    private static void card(final Html html, final Exhibits.LineCrop crop) throws IOException {
        final LineErrors errors = crop.errors();
        final Box box = errors.before().box();
        final TextMarks marks = TextMarks.between(errors.before().text(), errors.after());
        html.raw(box.width() > LONG ? "<li class=\"long\"><h3>" : "<li><h3>").element("b", errors.charErrors() + (errors.charErrors() == 1 ? " error" : " errors"))
            .text(" in " + errors.before().chars() + " characters, at " + box.x() + ", " + box.y()
                + (crop.label().isEmpty() ? "" : ", " + crop.label())).raw("</h3>");
        reading(html, "Original", crop.original(), marks.before(), "del");
        reading(html, "Decoded", crop.decoded(), marks.after(), "ins");
        html.raw("</li>\n");
    }

    private static void reading(final Html html, final String name, final BufferedImage crop, final List<TextMarks.Piece> pieces,
        final String mark) throws IOException {
        html.raw("<div class=\"reading\">").element("span", name)
            .raw("<div class=\"strip\"><img style=\"width:clamp(" + crop.getWidth() + "px,100%," + ENLARGEMENT * crop.getWidth() + "px)\" alt=\""
                + name + " line\" src=\"" + Pictures.uri(crop) + "\"></div><p dir=\"auto\">");
        pieces(html, pieces, mark);
        html.raw("</p></div>");
    }

    private static void pieces(final Html html, final List<TextMarks.Piece> pieces, final String mark) {
        if (pieces.isEmpty()) {
            html.raw("<span class=\"none\">nothing read</span>");
        }
        for (final TextMarks.Piece piece : pieces) {
            if (piece.marked()) {
                html.element(mark, piece.text());
            } else {
                html.text(piece.text());
            }
        }
    }

    static void writeAll(final Html html, final List<LineRow> rows) {
        final boolean places = rows.stream().anyMatch(row -> !row.label().isEmpty());
        html.raw("<section>\n").element("h2", "All lines of text").raw("\n<div class=\"wide lines\"><table>\n<thead><tr>")
            .element("th", "Before").element("th", "After").element("th class=\"number\"", "Char. errors")
            .element("th class=\"number\"", "Word errors").element("th class=\"number\"", "x, y, width, height");
        if (places) {
            html.element("th", "Plane");
        }
        html.raw("</tr></thead>\n<tbody>\n");
        rows.forEach(row -> row(html, row, places));
        html.raw("</tbody></table></div>\n</section>\n");
    }

    private static void row(final Html html, final LineRow row, final boolean places) {
        final LineErrors errors = row.errors();
        final Box box = errors.before().box();
        final TextMarks marks = TextMarks.between(errors.before().text(), errors.after());
        html.raw(row.damaged() ? "<tr class=\"changed\"><td class=\"text\" dir=\"auto\">" : "<tr><td class=\"text\" dir=\"auto\">");
        pieces(html, marks.before(), "del");
        html.raw("</td><td class=\"text\" dir=\"auto\">");
        if (row.damaged()) {
            pieces(html, marks.after(), "ins");
        } else {
            html.raw("<span class=\"none\">the same</span>");
        }
        html.raw("</td>").element("td class=\"number\"", errors.charErrors() + " / " + errors.before().chars())
            .element("td class=\"number\"", errors.wordErrors() + " / " + errors.before().words())
            .element("td class=\"number\"", box.x() + ", " + box.y() + ", " + box.width() + ", " + box.height());
        if (places) {
            html.element("td", row.label());
        }
        html.raw("</tr>\n");
    }
}
