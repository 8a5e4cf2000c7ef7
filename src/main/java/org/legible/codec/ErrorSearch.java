package org.legible.codec;

import java.util.OptionalDouble;

/**
 * The search for a rate of errors. Text falls apart below some quality, above it errors fall slowly and with steps, and a trial whose text
 * is read is dear. So there are two at most where the second one will do, and a third one, at the best quality, where none did.
 */
final class ErrorSearch implements QualitySearch {

    private static final int TRIALS = 2;

    /** Typical rise of {@link Wish#distance} with a step of quality. */
    private static final double SLOPE = 0.04;

    /** Distances that are aimed at, and that are close enough to end the search. */
    private static final double MARGIN = 0.1, GOOD = 0.25;

    /** The shortest step and, from a trial that keeps the bound, the longest one upwards, in qualities. */
    private static final double SHORTEST = 3.5, LONGEST = 8;

    /** The step from a trial that does not even keep the bound: errors fall so slowly there that a shorter one would often be in vain. */
    private static final double FAR = 30;

    /** A shorter step down is not worth a trial. */
    private static final double WORTHWHILE = 10;

    private final Wish wish;
    private final double first;

    private int trials;
    private boolean met;
    private double quality;
    private double value;

    ErrorSearch(final Wish wish, final double first) {
        this.wish = wish;
        this.first = first;
    }

    @Override
    public void add(final EncodeResult trial, final double measured) {
        trials++;
        met |= wish.isMet(measured);
        quality = trial.quality();
        value = measured;
    }

    @Override
    public OptionalDouble next() {
        if (trials == 0) {
            return OptionalDouble.of(first);
        }
        if (trials >= TRIALS) {
            // Whether there is any quality at all has to be known before the search may give up.
            return met ? OptionalDouble.empty() : higher(EncodeSettings.MAX_QUALITY);
        }
        final double distance = wish.distance(value) - MARGIN;
        if (distance < 0) {
            final double step = Math.min(LONGEST, Math.max(SHORTEST, -distance / SLOPE));
            return wish.isNearlyThere(value) ? OptionalDouble.empty() : higher(quality + (met ? step : FAR));
        }
        if (distance <= GOOD - MARGIN) {
            return OptionalDouble.empty();
        }
        // Where nothing is wrong any more, an error rate does not tell how much further down it would stay so.
        final double lower = Math.max(quality / 2, quality - Math.max(SHORTEST, distance / SLOPE));
        return quality - lower < WORTHWHILE ? OptionalDouble.empty() : OptionalDouble.of(Math.max(EncodeSettings.MIN_QUALITY, lower));
    }

    private OptionalDouble higher(final double wanted) {
        final double next = Math.min(EncodeSettings.MAX_QUALITY, wanted);
        return next > quality ? OptionalDouble.of(next) : OptionalDouble.empty();
    }
}
