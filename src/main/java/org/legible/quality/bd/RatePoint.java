package org.legible.quality.bd;

/**
 * What a codec comes to at one setting.
 *
 * @param rate bits a pixel, greater than 0
 * @param value in the unit of the curve's {@link Metric}
 */
public record RatePoint(double rate, double value) {

    /** @throws IllegalArgumentException if the rate is not greater than 0, or a number is not finite */
    public RatePoint {
        if (!(rate > 0 && rate < Double.POSITIVE_INFINITY && Double.isFinite(value))) {
            throw new IllegalArgumentException("There is no point of a curve at " + rate + " bits a pixel with the value " + value + ".");
        }
    }
}
