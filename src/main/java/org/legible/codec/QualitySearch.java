package org.legible.codec;

import org.legible.format.LgbFormat;

/**
 * The search for a quality by the distance of a {@link Wish}, which rises almost linearly with quality: false position within what is
 * known to lie below and above the aim, with halving where that does not get on.
 */
final class QualitySearch {

    /** So far a step goes at least while only one side is known, in qualities. */
    private static final double SHORTEST_STEP = 3.5;

    private final Wish wish;
    private final Wish.Pace pace;

    /** The best trials below and above the aim; not a number where there is none yet. */
    private double lowQuality = Double.NaN;
    private double lowError = Double.NaN;
    private double highQuality = Double.NaN;
    private double highError;
    /** Whether any trial will do, be it what is aimed at or not. */
    private boolean met;
    private int sameSide;
    private int trials;

    /** Whether as much again as the last trial gained would do. */
    private boolean promising;

    QualitySearch(final Wish wish) {
        this.wish = wish;
        this.pace = wish.pace();
    }

    /** Takes in a trial. */
    void add(final EncodeResult result, final double value) {
        trials++;
        met |= wish.isMet(value);
        final double quality = result.quality();
        final double error = wish.distance(value) - pace.aim();
        final boolean low = error < 0;
        sameSide = low ? Math.max(0, sameSide) + 1 : Math.min(0, sameSide) - 1;
        promising = low && error - lowError >= -error;
        if (low) {
            lowQuality = quality;
            lowError = error;
        } else {
            highQuality = quality;
            highError = error;
        }
    }

    /** Whether there is a quality that was not tried and can be better by as much as matters. */
    boolean canGoOn() {
        if (!Double.isNaN(lowQuality) && !Double.isNaN(highQuality)) {
            return highQuality - lowQuality > pace.resolution();
        }
        return !(lowQuality >= EncodeSettings.MAX_QUALITY || highQuality <= EncodeSettings.MIN_QUALITY
            || highQuality - next() < pace.worthwhile());
    }

    /** Whether the last trial fell short of the aim, but was better than the one below it by more than what is missing. */
    boolean isPromising() {
        return promising;
    }

    /** The quality to try next. */
    double next() {
        if (Double.isNaN(lowQuality) && Double.isNaN(highQuality)) {
            return pace.first();
        }
        if (Double.isNaN(highQuality) && !met && trials >= pace.mostTrials() - 2) {
            // Whether there is any quality at all has to be known before the search may give up.
            return EncodeSettings.MAX_QUALITY;
        }
        if (Double.isNaN(highQuality)) {
            // Every step that stays on the same side goes further.
            final double step = sameSide * Math.max(-lowError / pace.slope(), SHORTEST_STEP);
            return Math.min(EncodeSettings.MAX_QUALITY, lowQuality + Math.min(pace.longest(), step));
        }
        if (Double.isNaN(lowQuality)) {
            final double next = highQuality + sameSide * Math.max(highError / pace.slope(), SHORTEST_STEP);
            // Where nothing is wrong any more, an error rate does not tell how much further down it would stay so.
            return Math.max(pace.levelsOff() ? highQuality / 2 : EncodeSettings.MIN_QUALITY, next);
        }
        final double t = Math.abs(sameSide) > 2 ? 0.5 : lowError / (lowError - highError);
        final double unit = 1.0 / LgbFormat.QUALITY_UNIT;
        return Math.max(lowQuality + unit, Math.min(highQuality - unit, lowQuality + t * (highQuality - lowQuality)));
    }
}
