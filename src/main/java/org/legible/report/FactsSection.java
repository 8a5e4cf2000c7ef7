package org.legible.report;

import java.util.stream.Collectors;
import org.legible.text.ErrorTotals;

/** The parts of a page with the figures and what they mean, the planes of a stack, the file, and the notes. */
final class FactsSection {

    private final Html html;
    private final QualityReport report;

    private FactsSection(final Html html, final QualityReport report) {
        this.html = html;
        this.report = report;
    }

    static void write(final Html html, final QualityReport report) {
        final FactsSection section = new FactsSection(html, report);
        section.figures();
        if (report.planes().size() > 1) {
            section.planes();
        }
        report.file().ifPresent(section::file);
    }

    private void figures() {
        final Figures figures = report.total();
        final ErrorTotals text = report.text().totals();
        html.raw("<section>\n").element("h2", "Figures")
            .raw("\n<div class=\"wide\"><table class=\"facts\">\n<thead><tr><th>Figure</th><th class=\"number\">Value</th>")
            .raw("<th>Meaning</th></tr></thead>\n<tbody>\n");
        if (text.chars() > 0) {
            figure("CER", FigureText.rate(text.cer()), "Character errors (" + text.charErrors() + ") to characters (" + text.chars()
                + ") of all lines; a missing, a wrong and an additional character are one error each.");
            figure("WER", FigureText.rate(text.wer()), "The same over words: " + text.wordErrors() + " to " + text.words() + ".");
        }
        figure("PSNR", FigureText.decibels(figures.psnr()), "Peak " + peaks() + " to the root of the mean squared error.");
        figure("SSIM", FigureText.similarity(figures.ssim()), "Window of 11 × 11 with sigma 1.5, inside the picture; mean of the channels.");
        figure("MS-SSIM", FigureText.similarity(figures.msSsim()), "The same over up to five scales.");
        figure("Largest error", FigureText.number(figures.maxError()), "Largest absolute difference of a sample, in " + report.unit() + ".");
        figure("Mean error", FigureText.number(figures.meanError()), "Mean absolute difference, in " + report.unit() + ".");
        report.lpips().ifPresent(lpips -> figure("LPIPS", FigureText.number(lpips), "Learned perceptual distance, by the module given."));
        report.file().ifPresent(file -> {
            figure("Bits a pixel", FigureText.number(file.bpp()), "Of the whole file, over all planes.");
            figure("Ratio", "1 : " + FigureText.number(file.ratio()), "File to samples without compression.");
        });
        html.raw("</tbody></table></div>\n");
        if (report.text().measured()) {
            html.element("p class=\"soft\"", "Text is read by Tesseract. Its lines are found once, in the original, and read in both pictures;"
                + " a line counts if its two readings in the original differ by no more than a tenth.").raw("\n");
        }
        report.notes().forEach(note -> html.element("p class=\"soft\"", note).raw("\n"));
        html.raw("</section>\n");
    }

    private String peaks() {
        return report.planes().stream().map(plane -> FigureText.number(plane.peak())).distinct().collect(Collectors.joining(" or "));
    }

    private void figure(final String name, final String value, final String meaning) {
        html.raw("<tr>").element("th scope=\"row\"", name).element("td class=\"number\"", value).element("td class=\"meaning\"", meaning)
            .raw("</tr>\n");
    }

    private void planes() {
        html.raw("<section>\n").element("h2", "Planes").raw("\n<div class=\"wide\"><table>\n<thead><tr><th>Plane</th>");
        for (final String name : new String[] {"PSNR", "SSIM", "MS-SSIM", "Largest error", "Mean error", "Peak"}) {
            html.element("th class=\"number\"", name);
        }
        html.raw("</tr></thead>\n<tbody>\n");
        for (final PlaneFigures plane : report.planes()) {
            final Figures figures = plane.figures();
            html.raw("<tr>").element("th scope=\"row\"", plane.label());
            for (final String value : new String[] {FigureText.decibels(figures.psnr()), FigureText.similarity(figures.ssim()),
                FigureText.similarity(figures.msSsim()), FigureText.number(figures.maxError()), FigureText.number(figures.meanError()),
                FigureText.number(plane.peak())}) {
                html.element("td class=\"number\"", value);
            }
            html.raw("</tr>\n");
        }
        html.raw("</tbody></table></div>\n</section>\n");
    }

    private void file(final FileFacts file) {
        html.raw("<section>\n").element("h2", "File").raw("\n<div class=\"wide\"><table class=\"facts file\">\n<tbody>\n");
        fact("Name", file.name());
        fact("Size", file.bytes() + " bytes");
        file.details().forEach(this::fact);
        html.raw("</tbody></table></div>\n</section>\n");
    }

    private void fact(final String name, final String value) {
        final boolean hash = value.matches("[0-9a-f]{40,}");
        html.raw("<tr>").element("th scope=\"row\"", name).element(hash ? "td class=\"hash\"" : "td", value).raw("</tr>\n");
    }
}
