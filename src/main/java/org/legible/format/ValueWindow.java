package org.legible.format;

/**
 * The sample values that the codec sees as 0 and as 1. Values outside are clipped.
 *
 * @param low  finite
 * @param high finite, greater than {@code low}
 */
public record ValueWindow(double low, double high) {

    /** The window of samples of 8 bits. */
    public static final ValueWindow EIGHT_BIT = new ValueWindow(0, 255);

    /** @throws IllegalArgumentException if a bound is not finite or they are not in order */
    public ValueWindow {
        if (!Double.isFinite(low) || !Double.isFinite(high) || low >= high || !Double.isFinite(high - low)) {
            throw new IllegalArgumentException("The value window from " + low + " to " + high + " is not a finite, rising range");
        }
    }

    /** The distance of the bounds. */
    public double width() {
        return high - low;
    }
}
