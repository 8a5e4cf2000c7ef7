package org.legible.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.legible.codec.Progress;
import org.legible.ij.ReportJob;
import org.legible.ij.ReportOptions;
import org.legible.ij.ReportRequest;
import org.legible.report.Figures;
import org.legible.report.QualityReport;
import org.legible.report.ReportFiles;
import org.legible.report.ReportJson;
import org.legible.text.ErrorTotals;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code legible report ORIGINAL DECODED|FILE.lgb}. */
@Command(name = "report", description = "Measures what compression did to an image and to the text in it.")
final class ReportCommand implements Callable<Integer> {

    private static final String STANDARD_OUTPUT = "-";

    @Parameters(index = "0", paramLabel = "ORIGINAL", description = "Image: anything that ImageJ opens.")
    private Path original;

    @Parameters(index = "1", paramLabel = "DECODED|FILE.lgb", description = "The decoded image, or a .lgb file, which is decoded.")
    private Path decoded;

    @Option(names = "--file", paramLabel = "FILE",
        description = "The compressed file whose size counts, where DECODED is a copy of what it decodes to. Default: DECODED itself.")
    private File file;

    @Option(names = "--json", paramLabel = "FILE|-", description = "Write the figures as JSON; - prints them instead of the summary.")
    private Path json;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page with pictures, for any browser.")
    private Path html;

    @Option(names = "--csv", paramLabel = "FILE|FOLDER",
        description = "Write tables: the figures to FILE, lines and planes to files beside it; or all of them to FOLDER.")
    private Path csv;

    @Option(names = "--no-text", description = "Do not read the text, which takes most of the time.")
    private boolean withoutText;

    @Option(names = "--languages", paramLabel = "eng+deu", defaultValue = "eng", description = "Languages of the text. Default: eng.")
    private String languages;

    @Option(names = "--tessdata", paramLabel = "FOLDER", defaultValue = "",
        description = "Trained data of Tesseract for other languages than English.")
    private String tessdata;

    @Option(names = "--lpips", paramLabel = "MODULE", defaultValue = "",
        description = "TorchScript module for LPIPS: takes two 1x3xHxW tensors of RGB from -1 to 1, returns one number.")
    private String lpips;

    @Mixin
    private CodecOptions codec;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return Failure.guarded(this::report);
    }

    private int report() throws IOException {
        final boolean printed = json != null && json.toString().equals(STANDARD_OUTPUT);
        final QualityReport report = ReportJob.run(new ReportRequest(null, original.toFile(), null, decoded.toFile(), file),
            new ReportOptions(!withoutText, languages, tessdata, lpips, codec.model(), codec.device()),
            new ReportFiles(printed ? null : json, html, csv), false, Progress.NONE).report();
        final PrintWriter writer = spec.commandLine().getOut();
        if (printed) {
            writer.print(ReportJson.text(report));
        } else {
            writer.println(summary(report));
        }
        writer.flush();
        report.notes().forEach(spec.commandLine().getErr()::println);
        spec.commandLine().getErr().flush();
        return 0;
    }

    private static String summary(final QualityReport report) {
        final Figures figures = report.total();
        final StringBuilder text = new StringBuilder(String.format(Locale.ROOT,
            "%s: PSNR %.2f dB, SSIM %.4f, MS-SSIM %.4f, largest error %.4g, mean error %.4g %s%n", report.decoded(), figures.psnr(),
            figures.ssim(), figures.msSsim(), figures.maxError(), figures.meanError(), report.unit()));
        report.lpips().ifPresent(lpips -> text.append(String.format(Locale.ROOT, "LPIPS %.4f%n", lpips)));
        report.file().ifPresent(facts -> text.append(String.format(Locale.ROOT, "%s: %d bytes, %.3f bits a pixel, ratio %.1f%n",
            facts.name(), facts.bytes(), facts.bpp(), facts.ratio())));
        return text.append(report.text().missing().orElseGet(() -> textOf(report))).toString();
    }

    private static String textOf(final QualityReport report) {
        final ErrorTotals totals = report.text().totals();
        return totals.chars() == 0 ? "No line of text was found in the original."
            : String.format(Locale.ROOT, "Text: CER %.4f (%d of %d characters), WER %.4f (%d of %d words), %d of %d lines damaged",
                totals.cer(), totals.charErrors(), totals.chars(), totals.wer(), totals.wordErrors(), totals.words(),
                report.text().damagedLines(), report.text().lines().size());
    }
}
