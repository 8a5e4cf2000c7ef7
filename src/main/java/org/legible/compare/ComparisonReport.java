package org.legible.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.legible.quality.bd.BdFigure;
import org.legible.quality.bd.Metric;
import org.legible.text.ErrorTotals;

/** What a comparison has found, put together: averages, Bjontegaard figures, tables, and what a reader has to know about them. */
public final class ComparisonReport {

    private static final int TEXT_CELLS = 6;
    private static final int RANGE_CELLS = 3;
    private static final int COUNT_CELLS = 2;

    private final ComparisonResult result;
    private final String anchor;
    private final Optional<String> withoutText;
    private final Averages averages;
    private final List<BdRow> differences;

    /**
     * @param result of the comparison
     * @param anchor name of the codec that the others are compared with
     * @param withoutText why no text was read; empty where it was
     */
    public ComparisonReport(final ComparisonResult result, final String anchor, final Optional<String> withoutText) {
        this.result = result;
        this.anchor = anchor;
        this.withoutText = withoutText;
        this.averages = Averages.of(result);
        this.differences = BdRow.table(averages, anchor);
    }

    /** @return the codec that the others are compared with */
    public String anchor() {
        return anchor;
    }

    /** @return averages over images */
    public Averages averages() {
        return averages;
    }

    /** @return differences from the anchor */
    public List<BdRow> differences() {
        return differences;
    }

    /** @return whether it ended before its end */
    public boolean cancelled() {
        return result.cancelled();
    }

    /** @return metrics that some codec has values of */
    public List<Metric> metrics() {
        return Arrays.stream(Metric.values())
            .filter(metric -> averages.points().stream().anyMatch(point -> point.has(metric))).toList();
    }

    /** @return plain sentences on what is missing or failed; empty where all went well */
    public List<String> notes() {
        final List<String> notes = new ArrayList<>();
        if (result.cancelled()) {
            notes.add("The comparison was cancelled; the figures are those of what was measured before.");
        }
        withoutText.ifPresent(reason -> notes.add("There are no CER and WER: " + reason));
        if (withoutText.isEmpty() && !averages.points().isEmpty() && metrics().stream().noneMatch(Metric::isTextError)) {
            notes.add("There are no CER and WER: no text was found in the images.");
        }
        if (!averages.leftOutImages().isEmpty()) {
            notes.add("Not in the averages, as not every codec got through all settings: " + String.join(", ", averages.leftOutImages()) + ".");
        }
        if (!averages.leftOutCodecs().isEmpty()) {
            notes.add("Without averages: " + String.join(", ", averages.leftOutCodecs()) + ".");
        }
        notes.addAll(problems());
        return notes;
    }

    /** What failed in the same way several times is said once. */
    private List<String> problems() {
        final Map<String, List<Problem>> alike = result.problems().stream()
            .collect(Collectors.groupingBy(Problem::sentence, LinkedHashMap::new, Collectors.toList()));
        return alike.values().stream().map(some -> some.get(0) + (some.size() == 1 ? "" : " (" + some.size() + " times)")).toList();
    }

    /** @return averages: a row for each codec and setting */
    public Table points() {
        final Table table = new Table("codec", "setting", "images", "bpp", "psnr", "ssim", "ms_ssim", "ms_ssim_db", "cer", "wer", "chars", "words",
            "char_errors", "word_errors", "encode_s_per_mp", "decode_s_per_mp");
        for (final AveragePoint point : averages.points()) {
            table.add(joined(List.of(point.codec(), point.setting(), point.images(), point.bpp(), point.psnr(), point.ssim(), point.msSsim(),
                point.valueOf(Metric.MS_SSIM)), textCells(point.text()), List.of(point.encodeSeconds(), point.decodeSeconds())));
        }
        return table;
    }

    /** @return Bjontegaard figures: a row for each codec, metric and reading */
    public Table bd() {
        final Table table = new Table("codec", "anchor", "figure", "value", "unit", "percent", "low", "high", "range_unit", "anchor_points",
            "codec_points", "refused");
        for (final BdRow row : differences) {
            final BdFigure figure = row.figure();
            final List<Object> range = figure == null ? Collections.nCopies(RANGE_CELLS, Double.NaN)
                : List.of(figure.percent(), figure.low(), figure.high());
            final List<Object> counts = figure == null ? Collections.nCopies(COUNT_CELLS, Double.NaN)
                : List.of(figure.anchorPoints(), figure.testPoints());
            table.add(joined(List.of(row.codec(), row.anchor(), row.name(), row.shown(), row.unit()), range, List.of(row.rangeUnit()),
                counts, List.of(row.refusal())));
        }
        return table;
    }

    /** @return every single measurement */
    public Table images() {
        final Table table = new Table("image", "codec", "setting", "pixels", "bytes", "bpp", "psnr", "ssim", "ms_ssim", "cer", "wer", "chars",
            "words", "char_errors", "word_errors", "encode_s", "decode_s");
        for (final Measurement one : result.measurements()) {
            table.add(joined(List.of(one.image(), one.codec(), one.setting(), one.area(), one.bytes(), one.bpp(), one.psnr(), one.ssim(),
                one.msSsim()), textCells(one.text()), List.of(one.encodeSeconds(), one.decodeSeconds())));
        }
        return table;
    }

    /** Rates, reference lengths and errors; nothing where text was not read. */
    private static List<Object> textCells(final ErrorTotals text) {
        return text == null ? Collections.nCopies(TEXT_CELLS, Double.NaN)
            : List.of(text.cer(), text.wer(), text.chars(), text.words(), text.charErrors(), text.wordErrors());
    }

    @SafeVarargs
    private static Object[] joined(final List<Object>... parts) {
        return Stream.of(parts).flatMap(List::stream).toArray();
    }
}
