package org.legible.quality.bd;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A codec over its settings.
 *
 * @param codec name of the codec, for messages
 * @param metric what the values are
 * @param points sorted by rate, the better one first among equal rates
 */
public record RateCurve(String codec, Metric metric, List<RatePoint> points) {

    /** Sorts a copy of the points. */
    public RateCurve {
        final Comparator<RatePoint> byValue = Comparator.comparingDouble(RatePoint::value);
        points = points.stream()
            .sorted(Comparator.comparingDouble(RatePoint::rate).thenComparing(metric.higherIsBetter() ? byValue.reversed() : byValue))
            .toList();
    }

    /** The value at a rate, linear in the logarithm of the rate between two points; empty outside of the curve. */
    public OptionalDouble linearAt(final double rate) {
        for (int i = 1; i < points.size(); i++) {
            final RatePoint low = points.get(i - 1);
            final RatePoint high = points.get(i);
            if (rate >= low.rate() && rate <= high.rate()) {
                final double span = Math.log(high.rate() / low.rate());
                final double part = span == 0 ? 0 : Math.log(rate / low.rate()) / span;
                return OptionalDouble.of(low.value() + part * (high.value() - low.value()));
            }
        }
        return OptionalDouble.empty();
    }

    /**
     * The least rate at which the codec does at least so well, linear in the logarithm of the rate between two points that are better
     * than all of lower rate; the least rate of all where that does so well already, empty where no point does.
     */
    public OptionalDouble rateFor(final double value) {
        RatePoint low = null;
        for (final RatePoint high : undominated()) {
            if (!isBetter(value, high.value())) {
                if (low == null) {
                    return OptionalDouble.of(high.rate());
                }
                final double part = (value - low.value()) / (high.value() - low.value());
                return OptionalDouble.of(low.rate() * Math.pow(high.rate() / low.rate(), part));
            }
            low = high;
        }
        return OptionalDouble.empty();
    }

    /** The points with one for each rate: of several settings with one rate, the best. */
    List<RatePoint> distinct() {
        final List<RatePoint> kept = new ArrayList<>();
        for (final RatePoint point : points) {
            if (kept.isEmpty() || point.rate() > kept.get(kept.size() - 1).rate()) {
                kept.add(point);
            }
        }
        return kept;
    }

    /** The points that are better than all of lower or equal rate; their values are strictly monotone. */
    List<RatePoint> undominated() {
        final List<RatePoint> kept = new ArrayList<>();
        for (final RatePoint point : points) {
            if (kept.isEmpty() || isBetter(point.value(), kept.get(kept.size() - 1).value())) {
                kept.add(point);
            }
        }
        return kept;
    }

    private boolean isBetter(final double value, final double than) {
        return metric.higherIsBetter() ? value > than : value < than;
    }
}
