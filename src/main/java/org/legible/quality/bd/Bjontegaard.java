package org.legible.quality.bd;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

import org.legible.format.LegibleException;

/**
 * The average distance of two curves over the range that they share, by {@link Pchip} and its exact integral. Rates are compared in
 * their logarithms (base 10), values as they are; the package describes both readings and the rule for curves that are not monotone.
 */
public final class Bjontegaard {

    /** Fewest points of a curve: with two, the curve would be a straight line between two settings. */
    public static final int LEAST_POINTS = 3;

    private Bjontegaard() {
    }

    /**
     * Rate at equal value: BD-rate for PSNR and MS-SSIM, and the reading of BD-CER and BD-WER as a rate.
     *
     * @param anchor what is compared with
     * @param test what is compared, of the same metric
     * @return how many percent more rate the tested codec needs, both as the value and as percent; its range is in the metric's unit
     * @throws LegibleException when a curve has fewer than {@value #LEAST_POINTS} points that count, or they share no range of values
     */
    public static BdFigure rateAtEqualValue(final RateCurve anchor, final RateCurve test) throws LegibleException {
        return rateAtEqualValue(anchor, test, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /**
     * Rate at equal value, over the part of the shared range that lies within bounds.
     *
     * @param anchor what is compared with
     * @param test what is compared, of the same metric
     * @param least no lower value counts
     * @param greatest no higher value counts
     * @return how many percent more rate the tested codec needs, both as the value and as percent; its range is in the metric's unit
     * @throws LegibleException when a curve has fewer than {@value #LEAST_POINTS} points that count, or they share no range of values
     *         within the bounds
     */
    public static BdFigure rateAtEqualValue(final RateCurve anchor, final RateCurve test, final double least, final double greatest)
        throws LegibleException {
        requireSameMetric(anchor, test);
        final Pchip anchorCurve = rateOfValue(anchor);
        final Pchip testCurve = rateOfValue(test);
        final double low = Math.max(least, Math.max(anchorCurve.low(), testCurve.low()));
        final double high = Math.min(greatest, Math.min(anchorCurve.high(), testCurve.high()));
        final String bounds = Double.isInfinite(least) && Double.isInfinite(greatest) ? ""
            : String.format(Locale.ROOT, " from %.4g to %.4g", least, greatest);
        requireRange(anchor, test, low < high, anchor.metric().label() + bounds, ranges(anchorCurve, testCurve, v -> v, anchor.metric().unit()));
        final double exponent = (testCurve.integral(low, high) - anchorCurve.integral(low, high)) / (high - low);
        final double percent = 100 * (Math.pow(10, exponent) - 1);
        return new BdFigure(percent, percent, low, high, anchor.undominated().size(), test.undominated().size());
    }

    /**
     * Value at equal rate: BD-PSNR and BD-MS-SSIM in decibels, and the reading of BD-CER and BD-WER as an error. The percentage is the
     * difference of the mean values over the mean value of the anchor; it is given for error rates only, decibels have no zero.
     *
     * @param anchor what is compared with
     * @param test what is compared, of the same metric
     * @return how much greater the tested codec's value is on average; its range is in bits a pixel
     * @throws LegibleException when a curve has fewer than {@value #LEAST_POINTS} points of different rate, or they share no range of rates
     */
    public static BdFigure valueAtEqualRate(final RateCurve anchor, final RateCurve test) throws LegibleException {
        requireSameMetric(anchor, test);
        final Pchip anchorCurve = valueOfRate(anchor);
        final Pchip testCurve = valueOfRate(test);
        final double low = Math.max(anchorCurve.low(), testCurve.low());
        final double high = Math.min(anchorCurve.high(), testCurve.high());
        requireRange(anchor, test, low < high, "bits a pixel", ranges(anchorCurve, testCurve, v -> Math.pow(10, v), ""));
        final double anchorMean = anchorCurve.integral(low, high) / (high - low);
        final double difference = testCurve.integral(low, high) / (high - low) - anchorMean;
        final double percent = anchor.metric().isTextError() && anchorMean > 0 ? 100 * difference / anchorMean : Double.NaN;
        return new BdFigure(difference, percent, Math.pow(10, low), Math.pow(10, high), anchor.distinct().size(), test.distinct().size());
    }

    private static void requireSameMetric(final RateCurve anchor, final RateCurve test) {
        if (anchor.metric() != test.metric()) {
            throw new IllegalArgumentException(anchor.metric() + " cannot be compared with " + test.metric() + ".");
        }
    }

    /** Logarithm of the rate over the value. */
    private static Pchip rateOfValue(final RateCurve curve) throws LegibleException {
        final List<RatePoint> points = curve.undominated();
        if (points.size() < LEAST_POINTS) {
            throw tooFew(curve, points.size(), "points where " + curve.metric().label() + " improves with the rate");
        }
        // From the lowest value on, which for errors is the highest rate.
        final double[] values = new double[points.size()];
        final double[] rates = new double[points.size()];
        for (int i = 0; i < values.length; i++) {
            final RatePoint point = points.get(curve.metric().higherIsBetter() ? i : values.length - 1 - i);
            values[i] = point.value();
            rates[i] = Math.log10(point.rate());
        }
        return new Pchip(values, rates);
    }

    /** Value over the logarithm of the rate. */
    private static Pchip valueOfRate(final RateCurve curve) throws LegibleException {
        final List<RatePoint> points = curve.distinct();
        if (points.size() < LEAST_POINTS) {
            throw tooFew(curve, points.size(), "points of different rate");
        }
        return new Pchip(points.stream().mapToDouble(point -> Math.log10(point.rate())).toArray(),
            points.stream().mapToDouble(RatePoint::value).toArray());
    }

    private static LegibleException tooFew(final RateCurve curve, final int points, final String which) {
        return new LegibleException(curve.codec() + " has too few " + which + " (" + points + ", and " + LEAST_POINTS
            + " are needed): give it more settings.");
    }

    private static void requireRange(final RateCurve anchor, final RateCurve test, final boolean shared, final String quantity,
        final String ranges) throws LegibleException {
        if (!shared) {
            throw new LegibleException(anchor.codec() + " and " + test.codec() + " share no range of " + quantity + " (" + ranges
                + "): choose settings whose ranges overlap.");
        }
    }

    private static String ranges(final Pchip anchor, final Pchip test, final ToDoubleFunction<Double> scale, final String unit) {
        return String.format(Locale.ROOT, "%.4g to %.4g%s and %.4g to %.4g%s", scale.applyAsDouble(anchor.low()),
            scale.applyAsDouble(anchor.high()), unit.isEmpty() ? "" : " " + unit, scale.applyAsDouble(test.low()),
            scale.applyAsDouble(test.high()), unit.isEmpty() ? "" : " " + unit);
    }
}
