package org.legible.compare;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

import org.legible.quality.bd.Metric;
import org.legible.quality.bd.RateCurve;
import org.legible.text.ErrorTotals;

/**
 * Averages over the same images for all codecs, or curves could not be compared. A setting that failed on every image is forgotten.
 * An image counts where all codecs got through all their other settings. Where that leaves no image, as when one codec failed on all
 * large ones and another on all small ones, the codec with the fewest whole images is left out, and so on.
 */
public final class Averages {

    private final List<AveragePoint> points;
    private final Set<String> images;
    private final Set<String> leftOutImages;
    private final List<String> leftOutCodecs;

    private Averages(final List<AveragePoint> points, final Set<String> images, final Set<String> leftOutImages,
        final List<String> leftOutCodecs) {
        this.points = List.copyOf(points);
        this.images = images;
        this.leftOutImages = leftOutImages;
        this.leftOutCodecs = List.copyOf(leftOutCodecs);
    }

    /** Averages of all measurements. */
    public static Averages of(final ComparisonResult result) {
        final Map<String, Map<Double, Map<String, Measurement>>> byCodec = new LinkedHashMap<>();
        result.codecs().forEach(codec -> byCodec.put(codec, new TreeMap<>()));
        final Set<String> seen = new LinkedHashSet<>();
        for (final Measurement measurement : result.measurements()) {
            byCodec.get(measurement.codec()).computeIfAbsent(measurement.setting(), setting -> new LinkedHashMap<>())
                .put(measurement.image(), measurement);
            seen.add(measurement.image());
        }
        final Map<String, Set<String>> whole = new LinkedHashMap<>();
        byCodec.forEach((codec, settings) -> whole.put(codec, imagesOfAll(settings, seen)));
        final List<String> leftOut = new ArrayList<>();
        final Set<String> common = common(whole, seen, leftOut);
        final List<AveragePoint> points = new ArrayList<>();
        for (final String codec : whole.keySet()) {
            byCodec.get(codec).values().forEach(some -> points.add(average(some.values().stream()
                .filter(measurement -> common.contains(measurement.image())).toList())));
        }
        final Set<String> others = new LinkedHashSet<>(seen);
        others.removeAll(common);
        return new Averages(points, common, others, leftOut);
    }

    private static Set<String> imagesOfAll(final Map<Double, Map<String, Measurement>> settings, final Set<String> all) {
        final Set<String> images = new LinkedHashSet<>(settings.isEmpty() ? Set.of() : all);
        settings.values().forEach(some -> images.retainAll(some.keySet()));
        return images;
    }

    /** Images that all codecs have; takes codecs away until there is one. */
    private static Set<String> common(final Map<String, Set<String>> whole, final Set<String> all, final List<String> leftOut) {
        while (!whole.isEmpty()) {
            final Set<String> common = new LinkedHashSet<>(all);
            whole.values().forEach(common::retainAll);
            if (!common.isEmpty()) {
                return common;
            }
            final String fewest = whole.entrySet().stream().min(Comparator.comparingInt(entry -> entry.getValue().size()))
                .orElseThrow().getKey();
            whole.remove(fewest);
            leftOut.add(fewest);
        }
        return Set.of();
    }

    private static AveragePoint average(final List<Measurement> some) {
        final Measurement first = some.get(0);
        final boolean allRead = some.stream().allMatch(measurement -> measurement.errors().isPresent());
        final ErrorTotals text = allRead ? some.stream().map(Measurement::text).reduce(ErrorTotals.NONE, ErrorTotals::plus) : null;
        return new AveragePoint(first.codec(), first.setting(), some.size(), mean(some, Measurement::bpp), mean(some, Measurement::psnr),
            mean(some, Measurement::ssim), mean(some, Measurement::msSsim), text, mean(some, Measurement::encodeSecondsPerMegapixel),
            mean(some, Measurement::decodeSecondsPerMegapixel));
    }

    private static double mean(final List<Measurement> some, final ToDoubleFunction<Measurement> value) {
        return some.stream().mapToDouble(value).average().orElseThrow();
    }

    /** @return codec by codec, settings rising */
    public List<AveragePoint> points() {
        return points;
    }

    /** @return names of the codecs that have points */
    public List<String> codecs() {
        return points.stream().map(AveragePoint::codec).distinct().toList();
    }

    /** @return names of the images that count */
    public Set<String> images() {
        return images;
    }

    /** @return names of images that were measured but do not count, as a codec failed on them or did not come to them */
    public Set<String> leftOutImages() {
        return leftOutImages;
    }

    /** @return names of codecs without averages */
    public List<String> leftOutCodecs() {
        return leftOutCodecs;
    }

    /**
     * A codec's curve.
     *
     * @return empty where it has no point with that metric
     */
    public Optional<RateCurve> curve(final String codec, final Metric metric) {
        final RateCurve curve = new RateCurve(codec, metric, points.stream()
            .filter(point -> point.codec().equals(codec) && point.has(metric)).map(point -> point.on(metric)).toList());
        return curve.points().isEmpty() ? Optional.empty() : Optional.of(curve);
    }
}
