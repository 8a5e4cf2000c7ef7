package org.legible.symbol;

import java.util.Optional;

/** The gradient through some pixels, channel by channel, by least squares. */
final class GradientFit {

    private static final int SLOPE_ONE = 1 << Gradient.SLOPE_POINT, BASE_ONE = 1 << Gradient.BASE_POINT;

    private final int x;
    private final int y;
    private long count;
    private long sumX;
    private long sumY;
    private long sumXX;
    private long sumXY;
    private long sumYY;
    private final long[] sum = new long[Rgb.CHANNELS];
    private final long[] sumXValue = new long[Rgb.CHANNELS];
    private final long[] sumYValue = new long[Rgb.CHANNELS];

    /**
     * @param x the gradient's own place, amid the pixels
     * @param y likewise
     */
    GradientFit(final int x, final int y) {
        this.x = x;
        this.y = y;
    }

    /** Takes a pixel. */
    void add(final int column, final int row, final int colour) {
        final int u = column - x;
        final int v = row - y;
        count++;
        sumX += u;
        sumY += v;
        sumXX += u * u;
        sumXY += u * v;
        sumYY += v * v;
        for (int channel = 0; channel < Rgb.CHANNELS; channel++) {
            final int value = Rgb.part(colour, channel);
            sum[channel] += value;
            sumXValue[channel] += (long) u * value;
            sumYValue[channel] += (long) v * value;
        }
    }

    /** The gradient; none where the pixels lie on one line, or it is too steep. */
    Optional<Gradient> gradient() {
        // All scaled by the square of the count.
        final double xx = (double) count * sumXX - (double) sumX * sumX;
        final double yy = (double) count * sumYY - (double) sumY * sumY;
        final double xy = (double) count * sumXY - (double) sumX * sumY;
        final double determinant = xx * yy - xy * xy;
        if (!(determinant > 0)) {
            return Optional.empty();
        }
        final Gradient.Ramp[] ramps = new Gradient.Ramp[Rgb.CHANNELS];
        for (int channel = 0; channel < Rgb.CHANNELS; channel++) {
            final double xValue = (double) count * sumXValue[channel] - (double) sumX * sum[channel];
            final double yValue = (double) count * sumYValue[channel] - (double) sumY * sum[channel];
            final double across = (xValue * yy - yValue * xy) / determinant;
            final double down = (yValue * xx - xValue * xy) / determinant;
            final double base = (sum[channel] - across * sumX - down * sumY) / count;
            ramps[channel] = new Gradient.Ramp((int) Math.round(Math.max(0, Math.min((1 << Gradient.BASE_BITS) - 1, base * BASE_ONE))),
                (int) Math.round(across * SLOPE_ONE), (int) Math.round(down * SLOPE_ONE));
            if (Math.max(Math.abs(ramps[channel].across()), Math.abs(ramps[channel].down())) > Gradient.MAX_SLOPE) {
                return Optional.empty();
            }
        }
        return Optional.of(new Gradient(x, y, ramps[0], ramps[1], ramps[2]));
    }
}
