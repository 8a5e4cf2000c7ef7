package org.legible.cli.benchmark;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.legible.quality.bd.Metric;
import org.legible.quality.bd.RateCurve;
import org.legible.quality.bd.RatePoint;

/**
 * All measurements over one folder of pictures.
 *
 * @param name of the folder
 * @param measurements every picture at every quality
 * @param speed seconds a megapixel
 */
record SetResult(String name, List<Measurement> measurements, BenchmarkRun.Speed speed) {

    /** Averages over the pictures at one quality. */
    record Average(double quality, double bpp, double psnr, double msSsim) {
    }

    /** One entry a quality, rising. */
    List<Average> averages() {
        final Map<Double, List<Measurement>> byQuality = measurements.stream()
            .collect(Collectors.groupingBy(Measurement::quality, LinkedHashMap::new, Collectors.toList()));
        return byQuality.entrySet().stream().map(entry -> new Average(entry.getKey(), mean(entry.getValue(), Measurement::bpp),
            mean(entry.getValue(), Measurement::psnr), mean(entry.getValue(), Measurement::msSsim)))
            .sorted(Comparator.comparingDouble(Average::quality)).toList();
    }

    private static double mean(final List<Measurement> some, final ToDoubleFunction<Measurement> value) {
        return some.stream().mapToDouble(value).average().orElseThrow();
    }

    /** The averages as a curve. */
    RateCurve curve() {
        return new RateCurve(name, Metric.PSNR, averages().stream().map(average -> new RatePoint(average.bpp(), average.psnr())).toList());
    }

    /** Names of the pictures. */
    Set<String> files() {
        return measurements.stream().map(Measurement::file).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Where a higher quality did not make a larger file: one sentence each; empty where size is monotone in quality. */
    List<String> setbacks() {
        final List<String> found = new ArrayList<>();
        Measurement before = null;
        for (final Measurement now : measurements.stream()
            .sorted(Comparator.comparing(Measurement::file).thenComparingDouble(Measurement::quality)).toList()) {
            if (before != null && before.file().equals(now.file()) && now.bpp() < before.bpp()) {
                found.add(now.file() + " is smaller at quality " + now.quality() + " than at " + before.quality());
            }
            before = now;
        }
        return found;
    }
}
