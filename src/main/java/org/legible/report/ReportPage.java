package org.legible.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.legible.format.ImageLayout;
import org.legible.text.ErrorTotals;

/**
 * A report as one page of HTML that needs nothing else: pictures and style are within it, there is no script, and a policy in its head
 * lets it load nothing. Made for screens of any width, in light and dark, and for paper. All texts are escaped.
 */
public final class ReportPage {

    private final QualityReport report;
    private final Exhibits exhibits;
    private final Html html = new Html();

    private ReportPage(final QualityReport report, final Exhibits exhibits) {
        this.report = report;
        this.exhibits = exhibits;
    }

    /**
     * The page.
     *
     * @param report the figures
     * @param exhibits the pictures
     * @throws IOException when a picture cannot be turned into PNG
     */
    public static String of(final QualityReport report, final Exhibits exhibits) throws IOException {
        return new ReportPage(report, exhibits).page();
    }

    private String page() throws IOException {
        html.raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
            .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; style-src 'unsafe-inline'\">\n")
            .element("title", "Quality report: " + report.decoded()).raw("\n<style>\n").raw(style()).raw("</style>\n</head>\n<body>\n");
        head();
        tiles();
        if (exhibits.worst().isPresent()) {
            PicturesSection.write(html, report, exhibits.worst().get());
        }
        if (report.text().measured()) {
            LinesSection.writeDamaged(html, report.text(), exhibits.lines());
        }
        FactsSection.write(html, report);
        if (!report.text().lines().isEmpty()) {
            LinesSection.writeAll(html, report.text().lines());
        }
        return html.raw("<footer>Written by Legible, a plugin for Fiji and ImageJ.</footer>\n</body>\n</html>\n").toString();
    }

    private static String style() {
        try (InputStream in = ReportPage.class.getResourceAsStream("page.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw new UncheckedIOException("The jar of Legible is damaged: page.css cannot be read; build or install it again", e);
        }
    }

    private void head() {
        final ImageLayout layout = report.layout();
        html.raw("<header>\n<p class=\"kind\">Quality report</p>\n").element("h1", report.decoded()).raw("\n<p class=\"soft\">Compared with ")
            .element("b", report.original()).text(": " + layout.width() + " × " + layout.height() + " pixels, "
                + ReportColumns.name(layout.type()) + (layout.planes() > 1 ? ", " + layout.planes() + " planes" : "") + ".").raw("</p>\n");
        final boolean read = report.text().measured() && !report.text().lines().isEmpty();
        final String mood = !read ? "" : report.text().damagedLines() == 0 ? " good" : " bad";
        html.raw("<p class=\"verdict" + mood + "\">").text(verdict()).raw("</p>\n</header>\n");
    }

    private String verdict() {
        final TextFigures text = report.text();
        if (!text.measured()) {
            return text.missing().orElseThrow();
        }
        if (text.lines().isEmpty()) {
            return "No line of text was found in the original, so there are no errors of text to count.";
        }
        if (text.damagedLines() == 0) {
            return text.lines().size() == 1 ? "The only line of text reads as before."
                : "All " + text.lines().size() + " lines of text read as before.";
        }
        final ErrorTotals totals = text.totals();
        return text.damagedLines() + " of " + count(text.lines().size(), "line") + " of text read" + (text.damagedLines() == 1 ? "s" : "")
            + " otherwise than before: " + count(totals.charErrors(), "error") + " in " + count(totals.chars(), "character") + ", "
            + totals.wordErrors() + " in " + count(totals.words(), "word") + ".";
    }

    private static String count(final long number, final String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private void tiles() {
        html.raw("<div class=\"tiles\">\n");
        final ErrorTotals totals = report.text().totals();
        if (totals.chars() > 0) {
            tile("Character errors", FigureText.rate(totals.cer()), totals.charErrors() + " in " + count(totals.chars(), "character"));
            tile("Word errors", FigureText.rate(totals.wer()), totals.wordErrors() + " in " + count(totals.words(), "word"));
        }
        final Figures figures = report.total();
        tile("PSNR", FigureText.decibels(figures.psnr()), "SSIM " + FigureText.similarity(figures.ssim()));
        tile("MS-SSIM", FigureText.similarity(figures.msSsim()), "1 where nothing changed");
        tile("Largest error", FigureText.number(figures.maxError()), report.unit() + "; mean " + FigureText.number(figures.meanError()));
        report.file().ifPresent(file -> tile("File size", FigureText.number(file.bpp()) + " bpp",
            FigureText.bytes(file.bytes()) + ", 1 : " + FigureText.number(file.ratio())));
        html.raw("</div>\n");
    }

    private void tile(final String name, final String value, final String remark) {
        html.raw("<div class=\"tile\">").element("span class=\"name\"", name).element("b", value).element("span", remark).raw("</div>\n");
    }
}
