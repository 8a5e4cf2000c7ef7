package org.legible.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.legible.format.SampleType;
import org.legible.quality.Psnr;
import org.legible.text.Box;
import org.legible.text.ErrorTotals;
import org.legible.text.LineErrors;

/**
 * The names and values of a report's figures, the same in JSON, CSV and ImageJ's tables. Names must not change. A value is a
 * {@code String}, a {@code Number}, or {@code null} where there is none.
 */
public final class ReportColumns {

    private ReportColumns() {
    }

    /** The figures of the whole image, in the order in which they are shown. */
    public static Map<String, Object> summary(final QualityReport report) {
        final Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("original", report.original());
        columns.put("decoded", report.decoded());
        columns.put("width", report.layout().width());
        columns.put("height", report.layout().height());
        columns.put("planes", report.layout().planes());
        columns.put("type", name(report.layout().type()));
        putFigures(columns, report.total());
        columns.put("unit", report.unit());
        columns.put("lpips", report.lpips().isPresent() ? report.lpips().getAsDouble() : null);
        columns.put("file", report.file().map(FileFacts::name).orElse(null));
        columns.put("bytes", report.file().map(FileFacts::bytes).orElse(null));
        columns.put("bpp", report.file().map(FileFacts::bpp).orElse(null));
        columns.put("ratio", report.file().map(FileFacts::ratio).orElse(null));
        putText(columns, report.text());
        return columns;
    }

    private static void putFigures(final Map<String, Object> columns, final Figures figures) {
        columns.put("psnr", Math.min(Psnr.IDENTICAL, figures.psnr()));
        columns.put("ssim", figures.ssim());
        columns.put("ms_ssim", figures.msSsim());
        columns.put("max_error", figures.maxError());
        columns.put("mean_error", figures.meanError());
    }

    private static void putText(final Map<String, Object> columns, final TextFigures text) {
        final ErrorTotals totals = text.totals();
        columns.put("cer", finite(totals.cer()));
        columns.put("wer", finite(totals.wer()));
        columns.put("chars", text.measured() ? totals.chars() : null);
        columns.put("words", text.measured() ? totals.words() : null);
        columns.put("char_errors", text.measured() ? totals.charErrors() : null);
        columns.put("word_errors", text.measured() ? totals.wordErrors() : null);
        columns.put("text_lines", text.measured() ? text.lines().size() : null);
        columns.put("damaged_lines", text.measured() ? text.damagedLines() : null);
    }

    private static Double finite(final double rate) {
        return Double.isNaN(rate) ? null : rate;
    }

    /** One line of text; {@code plane} counts from 1, as ImageJ's slices do, and boxes are in pixels. */
    public static Map<String, Object> line(final LineRow row) {
        final LineErrors errors = row.errors();
        final Box box = errors.before().box();
        final Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("plane", row.plane() + 1);
        columns.put("x", box.x());
        columns.put("y", box.y());
        columns.put("width", box.width());
        columns.put("height", box.height());
        columns.put("before", errors.before().text());
        columns.put("after", errors.after());
        columns.put("chars", errors.before().chars());
        columns.put("words", errors.before().words());
        columns.put("char_errors", errors.charErrors());
        columns.put("word_errors", errors.wordErrors());
        return columns;
    }

    /** One plane; {@code plane} counts from 1. */
    public static Map<String, Object> plane(final PlaneFigures plane) {
        final Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("plane", plane.plane() + 1);
        columns.put("label", plane.label());
        columns.put("peak", plane.peak());
        putFigures(columns, plane.figures());
        return columns;
    }

    /** The type of an image as ImageJ calls it. */
    static String name(final SampleType type) {
        return switch (type) {
            case GREY8 -> "8-bit";
            case GREY16 -> "16-bit";
            case RGB24 -> "RGB";
            case FLOAT32 -> "32-bit";
        };
    }
}
