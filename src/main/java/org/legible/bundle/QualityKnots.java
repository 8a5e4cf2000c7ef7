package org.legible.bundle;

import java.util.Arrays;

/** What depends on the quality alone: the channels' gains, and the weights of the quality knots for the scale network. */
public final class QualityKnots {

    /** Lowest and highest quality, in 1/256. */
    public static final int MIN = 256, MAX = 25600;

    /** The knot weights of a quality sum to this. */
    public static final int WEIGHT_SUM = 64;

    private final int[] knots;
    private final double[][] logGains;
    private final double[][] logInverseGains;

    /**
     * @param knots qualities in 1/256, rising from {@link #MIN} to {@link #MAX}
     * @param logGains natural logarithms of the gains, [knot][latent channel]
     * @param logInverseGains natural logarithms of the gains on the decoder's side, [knot][latent channel]
     * @throws IllegalArgumentException when the knots do not rise from MIN to MAX
     */
    public QualityKnots(final int[] knots, final double[][] logGains, final double[][] logInverseGains) {
        this.knots = knots.clone();
        this.logGains = logGains.clone();
        this.logInverseGains = logInverseGains.clone();
        if (knots.length < 2 || knots[0] != MIN || knots[knots.length - 1] != MAX) {
            throw new IllegalArgumentException("the knots do not go from " + MIN + " to " + MAX);
        }
        for (int i = 1; i < knots.length; i++) {
            if (knots[i] <= knots[i - 1]) {
                throw new IllegalArgumentException("the knots do not rise at number " + i);
            }
        }
    }

    /** @return number of knots */
    public int count() {
        return knots.length;
    }

    /**
     * The weights of the knots at a quality, as FORMAT.md section 5 defines them.
     *
     * @param quality in 1/256, {@link #MIN} to {@link #MAX}
     * @return one weight for each knot, 0 to 64, at most two of them not 0, in sum 64
     */
    public int[] weights(final int quality) {
        final int below = segment(quality);
        final int span = knots[below + 1] - knots[below];
        final int[] weights = new int[knots.length];
        weights[below + 1] = (WEIGHT_SUM * (quality - knots[below]) + span / 2) / span;
        weights[below] = WEIGHT_SUM - weights[below + 1];
        return weights;
    }

    /**
     * The factors that an analysed latent is multiplied with.
     *
     * @param quality in 1/256
     * @return one for each latent channel
     */
    public float[] gains(final int quality) {
        return exponentials(logGains, quality);
    }

    /**
     * The factors that a decoded latent is multiplied with before synthesis.
     *
     * @param quality in 1/256
     * @return one for each latent channel
     */
    public float[] inverseGains(final int quality) {
        return exponentials(logInverseGains, quality);
    }

    private float[] exponentials(final double[][] logs, final int quality) {
        final int below = segment(quality);
        final double t = (quality - knots[below]) / (double) (knots[below + 1] - knots[below]);
        final float[] factors = new float[logs[below].length];
        for (int c = 0; c < factors.length; c++) {
            factors[c] = (float) Math.exp((1 - t) * logs[below][c] + t * logs[below + 1][c]);
        }
        return factors;
    }

    /** The knot at or below a quality that has another one above it. */
    private int segment(final int quality) {
        if (quality < MIN || quality > MAX) {
            throw new IllegalArgumentException("quality " + quality);
        }
        final int found = Arrays.binarySearch(knots, quality);
        return Math.min(found >= 0 ? found : -found - 2, knots.length - 2);
    }
}
