package org.legible.cli.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.legible.compare.AveragePoint;
import org.legible.compare.Averages;
import org.legible.compare.BdRow;
import org.legible.compare.ComparisonReport;
import org.legible.compare.ComparisonResult;
import org.legible.compare.Measurement;
import org.legible.compare.Scale;
import org.legible.quality.bd.Metric;
import org.legible.quality.bd.RateCurve;
import org.legible.quality.bd.RatePoint;

/** All codecs over one folder of pictures. */
final class SetResult {

    private final String name;
    private final ComparisonResult result;
    private final ComparisonReport report;
    private final ComparisonReport plotted;

    /**
     * @param name of the folder
     * @param result every picture with every codec at every setting
     */
    SetResult(final String name, final ComparisonResult result) {
        this.name = name;
        this.result = result;
        this.report = new ComparisonReport(result, LineUp.AVIF, Optional.empty());
        this.plotted = new ComparisonReport(new ComparisonResult(result.codecs().stream().filter(LineUp::isShown).toList(),
            result.measurements().stream().filter(one -> LineUp.isShown(one.codec())).toList(), result.problems(), result.cancelled()),
            LineUp.AVIF, Optional.empty());
    }

    /** Name of the folder. */
    String name() {
        return name;
    }

    /** What the plots show. */
    ComparisonReport plotted() {
        return plotted;
    }

    /** Averages and notes. */
    ComparisonReport report() {
        return report;
    }

    /** Averages over the pictures. */
    Averages averages() {
        return report.averages();
    }

    /** Whether text was read in the pictures, and there was some. */
    boolean hasText() {
        return report.metrics().contains(Metric.CER);
    }

    /** The points of one codec, settings rising. */
    List<AveragePoint> points(final String codec) {
        return averages().points().stream().filter(point -> point.codec().equals(codec)).toList();
    }

    /** A codec's curve over one picture alone; without points where there is nothing to measure. */
    RateCurve curve(final String image, final String codec, final Metric metric) {
        return new RateCurve(codec, metric, result.measurements().stream()
            .filter(one -> one.image().equals(image) && one.codec().equals(codec) && one.errors().isPresent())
            .map(one -> new RatePoint(one.bpp(), metric == Metric.CER ? one.text().cer() : one.text().wer()))
            .filter(point -> Double.isFinite(point.value())).toList());
    }

    /** A difference of two codecs over all that their curves share. */
    BdRow difference(final String codec, final String anchor, final Metric metric, final BdRow.Reading reading) {
        return BdRow.of(averages(), codec, anchor, metric, reading);
    }

    /** Where a higher quality of a codec did not make a larger file: a phrase each; empty where size is monotone in quality. */
    List<String> setbacks(final String codec) {
        final List<String> found = new ArrayList<>();
        Measurement before = null;
        for (final Measurement now : result.measurements().stream().filter(one -> one.codec().equals(codec))
            .sorted(Comparator.comparing(Measurement::image).thenComparingDouble(Measurement::setting)).toList()) {
            if (before != null && before.image().equals(now.image()) && now.bytes() < before.bytes()) {
                found.add(now.image() + " is smaller at quality " + Scale.text(now.setting()) + " than at " + Scale.text(before.setting()));
            }
            before = now;
        }
        return found;
    }
}
