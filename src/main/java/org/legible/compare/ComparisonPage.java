package org.legible.compare;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import org.legible.quality.bd.Metric;

/** The results as a page of Markdown, for people. */
final class ComparisonPage {

    private static final String NOTHING = "\u2013";

    private final ComparisonReport report;
    private final StringBuilder text = new StringBuilder();

    /**
     * @param report to write about
     * @param folder where its plots are to be
     */
    ComparisonPage(final ComparisonReport report, final ComparisonFolder folder) {
        this.report = report;
        line("# Comparison of codecs").line("");
        line(report.averages().codecs().size() + " codecs over " + count(report.averages().images().size(), "image") + ", against "
            + report.anchor() + ".");
        notes();
        differences();
        for (final Metric metric : report.metrics()) {
            line("").line("![" + metric.label() + " against bits a pixel](" + folder.plot(metric).getFileName() + ")");
        }
        points();
        conventions();
    }

    private static String count(final int number, final String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    private void notes() {
        final List<String> notes = report.notes();
        if (!notes.isEmpty()) {
            line("");
            notes.forEach(note -> line("* " + escaped(note)));
        }
    }

    private void differences() {
        if (report.differences().isEmpty()) {
            return;
        }
        line("").line("## Differences from " + escaped(report.anchor())).line("");
        final List<String> figures = report.differences().stream().map(BdRow::name).distinct().toList();
        line("| codec | " + String.join(" | ", figures) + " |").line("|---|" + "---:|".repeat(figures.size()));
        for (final String codec : report.averages().codecs()) {
            final String cells = report.differences().stream().filter(row -> row.codec().equals(codec)).map(row -> cell(row) + " |")
                .collect(Collectors.joining(" "));
            if (!cells.isEmpty()) {
                line("| " + escaped(codec) + " | " + cells);
            }
        }
        line("").line("`bd.csv` tells over which range each figure is an average, and over how many points.");
        final List<String> refusals = report.differences().stream().map(BdRow::refusal).filter(refusal -> !refusal.isEmpty())
            .distinct().toList();
        if (!refusals.isEmpty()) {
            line("").line("Not given:").line("");
            refusals.forEach(refusal -> line("* " + escaped(refusal)));
        }
    }

    private static String cell(final BdRow row) {
        if (row.figure() == null) {
            return NOTHING;
        }
        final boolean relative = row.metric().isTextError() && row.reading() == BdRow.Reading.VALUE_AT_EQUAL_RATE
            && !Double.isNaN(row.figure().percent());
        return format("%+.2f %s", row.shown(), row.unit()) + (relative ? format(" (%+.1f %%)", row.figure().percent()) : "");
    }

    private void points() {
        line("").line("## Points").line("");
        line("| codec | setting | bpp | PSNR | SSIM | MS-SSIM | CER | WER | encode s/MP | decode s/MP |");
        line("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (final AveragePoint point : report.averages().points()) {
            line(format("| %s | %s | %.3f | %.2f | %.4f | %.4f | %s | %s | %.3f | %.3f |", escaped(point.codec()), Scale.text(point.setting()),
                point.bpp(), point.psnr(), point.ssim(), point.msSsim(), rate(point.cer()), rate(point.wer()), point.encodeSeconds(),
                point.decodeSeconds()));
        }
    }

    private static String rate(final double errors) {
        return Double.isNaN(errors) ? NOTHING : format("%.4f", errors);
    }

    private void conventions() {
        line("").line("## How these figures are made").line("");
        line("* Images are compared as 8-bit RGB, as they are displayed. Bits a pixel (bpp) are those of the real files. Bits a pixel, PSNR, "
            + "SSIM and MS-SSIM are means over the images; CER and WER are all errors over all characters or words, Tesseract's reading "
            + "of the decoded image against its reading of the original.");
        line("* A difference is an average over the range that both curves share (PCHIP interpolation, rates in the logarithm). BD-rate is "
            + "the rate that a codec needs for the same value as the anchor, in percent more; BD-PSNR and BD-MS-SSIM are what it gains at "
            + "the same rate. MS-SSIM is taken in decibels, -10 log10(1 - MS-SSIM).");
        line("* BD-CER and BD-WER are given both ways: rate at equal error, in percent more; and error at equal rate, in percentage points "
            + "and, in parentheses, in percent of the anchor's mean error. Negative is better. Rate at equal error goes along the "
            + "error rates as they are, so high error rates weigh as much as low ones.");
        line("* For the rate of a value only points count that are better than all of lower rate. Points without any loss "
            + "have no PSNR and MS-SSIM to compare.");
        line("* Seconds of command-line tools hold the start of the process and the reading and writing of files.");
    }

    private static String escaped(final String plain) {
        return plain.lines().map(part -> part.replace("|", "\\|").replace("<", "&lt;")).collect(Collectors.joining(" "));
    }

    private static String format(final String format, final Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private ComparisonPage line(final String line) {
        text.append(line).append('\n');
        return this;
    }

    /** The whole page. */
    @Override
    public String toString() {
        return text.toString();
    }
}
