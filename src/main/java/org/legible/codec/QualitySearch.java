package org.legible.codec;

import org.legible.format.LgbFormat;

/**
 * The search for a quality by the logarithm of the size, which rises almost linearly with quality: false position within what is
 * known to lie below and above the target, with halving where that does not get on.
 */
final class QualitySearch {

    /** Where to start, and the slope of the logarithm to go on with while only one side is known; typical for screenshots. */
    private static final double FIRST = 40, SLOPE = 0.028;

    private final double target;

    /** The best trials below and above the target; not a number where there is none yet. */
    private double lowQuality = Double.NaN;
    private double lowError;
    private double highQuality = Double.NaN;
    private double highError;
    private int sameSide;

    QualitySearch(final double targetBpp) {
        this.target = targetBpp;
    }

    /** How far a result is from the target, as a fraction of it. */
    double error(final EncodeResult result) {
        return result == null ? Double.POSITIVE_INFINITY : Math.abs(result.bpp() / target - 1);
    }

    /** Takes in a trial. */
    void add(final EncodeResult result) {
        final double error = Math.log(result.bpp() / target);
        final boolean low = error < 0;
        sameSide = (low ? Math.max(0, sameSide) + 1 : Math.min(0, sameSide) - 1);
        if (low) {
            lowQuality = result.quality();
            lowError = error;
        } else {
            highQuality = result.quality();
            highError = error;
        }
    }

    /** Whether there is a quality that was not tried and can be better. */
    boolean canGoOn() {
        if (!Double.isNaN(lowQuality) && !Double.isNaN(highQuality)) {
            return highQuality - lowQuality > 1.5 / LgbFormat.QUALITY_UNIT;
        }
        return !(lowQuality >= EncodeSettings.MAX_QUALITY || highQuality <= EncodeSettings.MIN_QUALITY);
    }

    /** The quality to try next. */
    double next() {
        if (Double.isNaN(lowQuality) && Double.isNaN(highQuality)) {
            return FIRST;
        }
        if (Double.isNaN(highQuality)) {
            // Every step that stays on the same side goes further.
            return Math.min(EncodeSettings.MAX_QUALITY, lowQuality - sameSide * Math.min(lowError, -0.1) / SLOPE);
        }
        if (Double.isNaN(lowQuality)) {
            return Math.max(EncodeSettings.MIN_QUALITY, highQuality + sameSide * Math.max(highError, 0.1) / SLOPE);
        }
        final double t = Math.abs(sameSide) > 2 ? 0.5 : lowError / (lowError - highError);
        final double unit = 1.0 / LgbFormat.QUALITY_UNIT;
        return Math.max(lowQuality + unit, Math.min(highQuality - unit, lowQuality + t * (highQuality - lowQuality)));
    }
}
