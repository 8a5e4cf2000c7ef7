package org.legible.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.legible.compare.AveragePoint;
import org.legible.compare.BdRow;
import org.legible.compare.ComparisonReport;
import org.legible.compare.Scale;
import org.legible.ij.CompareJob;
import org.legible.ij.CompareOptions;
import org.legible.ij.ComparedImages;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code legible compare IMAGE... --out FOLDER}. */
@Command(name = "compare", description = "Compares codecs on images: rate, PSNR, MS-SSIM, text errors and Bjontegaard differences.")
final class CompareCommand implements Callable<Integer> {

    @Parameters(paramLabel = "IMAGE", arity = "1..*", description = "Images, and folders of images.")
    private List<Path> images;

    @Option(names = "--out", paramLabel = "FOLDER", required = true,
        description = "Folder for points.csv, bd.csv, images.csv, comparison.json, summary.md and the plots.")
    private Path out;

    @Option(names = "--codecs", paramLabel = "LIST", description = "Codecs with commas between them: Legible's bundles by name or path, "
        + "with +boost, +sharp or +exact behind for their treatment of text, jpeg, jpeg2000, and webp, avif, avif444, jxl, jpegli where their "
        + "tools are installed. Default: the default bundle, jpeg, jpeg2000.")
    private String codecs = CompareOptions.DEFAULT.codecs();

    @Option(names = "--qualities", paramLabel = "LIST", description = "Settings to try: 10,30,60 for all codecs that have qualities, "
        + "jpeg2000:0.2,0.5,1 for one codec, with semicolons between them. Default: each codec's own.")
    private String qualities = CompareOptions.DEFAULT.qualities();

    @Option(names = "--anchor", paramLabel = "CODEC", description = "What the others are compared with. Default: jpeg, else the first codec.")
    private String anchor = CompareOptions.DEFAULT.anchor();

    @Option(names = "--no-text", description = "Do not read text: no CER and WER, but much faster.")
    private boolean noText;

    @Option(names = "--device", paramLabel = "auto|cpu|gpu", defaultValue = "auto", description = "Where to run the networks.")
    private String device;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return Failure.guarded(this::compare);
    }

    private int compare() throws IOException {
        final CompareOptions options = new CompareOptions(codecs, qualities, anchor, !noText, device);
        print(CompareJob.run(ComparedImages.of(images), out, options, new LineProgress(spec.commandLine().getErr())));
        return 0;
    }

    private void print(final ComparisonReport report) {
        final PrintWriter writer = spec.commandLine().getOut();
        for (final AveragePoint point : report.averages().points()) {
            writer.printf(Locale.ROOT, "%-14s %6s  %.3f bpp  %.2f dB  MS-SSIM %.4f%s%n", point.codec(), Scale.text(point.setting()), point.bpp(),
                point.psnr(), point.msSsim(), errors(point));
        }
        for (final BdRow row : report.differences()) {
            if (row.figure() != null) {
                writer.printf(Locale.ROOT, "%s against %s: %s %+.2f %s%n", row.codec(), row.anchor(), row.name(), row.shown(), row.unit());
            } else {
                writer.printf("%s against %s: no %s. %s%n", row.codec(), row.anchor(), row.name(), row.refusal());
            }
        }
        report.notes().forEach(writer::println);
        writer.println("The results are in " + out + ".");
        writer.flush();
    }

    private static String errors(final AveragePoint point) {
        return Double.isNaN(point.cer()) ? "" : String.format(Locale.ROOT, "  CER %.4f  WER %.4f", point.cer(), point.wer());
    }
}
