package org.legible.codec;

import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;

import org.legible.format.LgbFormat;
import org.legible.symbol.SymbolSettings;

/**
 * The search for the quality at which an amount, such as a squared error or a size, comes up to a limit. An amount is the sum of two: what
 * the networks make of the image, whose logarithm is nearly linear in quality, and what lifted text adds, which jumps where its bitmaps
 * get another level, but is known without the networks. So a few trials of the whole do.
 */
final class AmountSearch implements QualitySearch {

    /** What lifted text adds is found so often, at most, before each trial. */
    private static final int LOOKS = 3;

    /** What is known so near, in qualities, needs no other look. */
    private static final double NEAR = 0.4;

    /** The networks add this share at least, so that their share has a logarithm. */
    private static final double LEAST_SHARE = 0.02;

    /** Halvings of the range of qualities that come below the unit in which a file stores them. */
    private static final int HALVINGS = 16;

    /** Where a trial has left more than this part of a range, the following ones keep this part away from its ends. */
    private static final double SLOW = 0.6, BORDER = 0.15;

    private final double limit;
    private final DoubleUnaryOperator amounts;
    private final Pace pace;
    private final LiftedAmount lifted;

    private final Curve fromNetworks;
    private final Curve fromLifted;
    private final NavigableMap<Double, Double> trials = new TreeMap<>();

    /** The best trial that keeps the limit, and the one that misses it next to that; {@code null} where there is none. */
    private Double kept;
    private Double missed;

    /** How far they are apart, on the scale of the curves, and whether a trial left much of that: there is a jump, or a bend. */
    private double apart = Double.POSITIVE_INFINITY;
    private boolean slow;

    /**
     * How a search goes about it; logarithms are natural ones.
     *
     * @param first quality to start with
     * @param slopeBelow rise of the logarithm below all trials, see {@link Curve}; below 0 where amounts fall with quality
     * @param slopeAbove the same above all trials; both are such that a step rather keeps the limit, or that the next one lies in between
     * @param margin what is aimed at lies so far below the limit, in the logarithm
     * @param doubt and so much farther for each step of quality from the nearest trial
     * @param most but never farther than this
     * @param good a trial that lies no farther below the limit ends the search
     * @param worthwhile a better quality that is no farther away is not worth a trial
     * @param trials after so many the search ends; where none has kept the limit by then, one more is at the end of the range, and for sizes of text
     *        another one, see {@link #lastResort}
     */
    record Pace(double first, double slopeBelow, double slopeAbove, double margin, double doubt, double most, double good, double worthwhile,
            int trials) {

        boolean falls() {
            return slopeBelow < 0;
        }

        Curve curve() {
            return falls() ? Curve.ofErrors(slopeBelow, slopeAbove) : Curve.ofSizes(slopeBelow, slopeAbove);
        }
    }

    /** The part of the amount that is due to lifted text. */
    @FunctionalInterface
    interface LiftedAmount {

        /** None. */
        LiftedAmount NONE = quality -> 0;

        /** At a quality, 0 or more. */
        double at(double quality) throws IOException;
    }

    /** @param limit of the amount, which is what is measured; greater than 0 */
    AmountSearch(final double limit, final Pace pace, final LiftedAmount lifted) {
        this(limit, pace, lifted, value -> value);
    }

    /**
     * @param limit of the amount, greater than 0
     * @param amounts makes an amount of what is measured
     */
    AmountSearch(final double limit, final Pace pace, final LiftedAmount lifted, final DoubleUnaryOperator amounts) {
        this.limit = limit;
        this.amounts = amounts;
        this.pace = pace;
        this.lifted = lifted;
        this.fromNetworks = pace.curve();
        this.fromLifted = pace.curve();
    }

    @Override
    public void add(final EncodeResult trial, final double value) throws IOException {
        final double quality = trial.quality();
        final double amount = amounts.applyAsDouble(value);
        trials.put(quality, amount);
        final NavigableMap<Double, Double> towardsBest = pace.falls() ? trials.descendingMap() : trials;
        kept = towardsBest.entrySet().stream().filter(tried -> tried.getValue() <= limit).map(Map.Entry::getKey)
            .reduce((worse, better) -> better).orElse(null);
        missed = kept == null ? towardsBest.firstKey() : towardsBest.higherKey(kept);
        if (!pace.falls()) {
            fromNetworks.learnText((double) trial.symbolBytes() / trial.bytes());
        }
        if (kept != null && missed != null) {
            final double before = apart;
            apart = Math.abs(fromNetworks.scale(kept) - fromNetworks.scale(missed));
            slow |= apart > SLOW * before;
        }
        if (isToGoOn()) {
            fromNetworks.put(quality, Math.max(LEAST_SHARE * amount, amount - look(quality)));
        }
    }

    @Override
    public OptionalDouble next() throws IOException {
        if (trials.isEmpty()) {
            return OptionalDouble.of(pace.first);
        }
        if (isToGoOn()) {
            final double next = round(slow ? withinBorders(solve()) : solve());
            if (!trials.containsKey(next) && (kept == null || Math.abs(kept - next) > pace.worthwhile)) {
                return OptionalDouble.of(next);
            }
        }
        return kept == null ? lastResort() : OptionalDouble.empty();
    }

    /**
     * Whether there is any quality at all has to be known before the search may give up. Where letters repeat themselves, files can be the
     * smallest where all text is in bitmaps.
     */
    private OptionalDouble lastResort() {
        if (!trials.containsKey(safeEnd())) {
            return OptionalDouble.of(safeEnd());
        }
        final double allLifted = SymbolSettings.ALL_LIFTED_FROM;
        return fromNetworks.hasText() && !trials.containsKey(allLifted) ? OptionalDouble.of(allLifted) : OptionalDouble.empty();
    }

    private boolean isToGoOn() {
        return trials.size() < pace.trials && !(kept != null && Math.log(limit / trials.get(kept)) <= pace.good);
    }

    /** The end of the range that keeps the limit if any quality does. */
    private double safeEnd() {
        return end(pace.falls());
    }

    private static double end(final boolean upper) {
        return upper ? EncodeSettings.MAX_QUALITY : EncodeSettings.MIN_QUALITY;
    }

    /** The quality that comes up to what is aimed at, as far as one can tell. */
    private double solve() throws IOException {
        double quality = crossing();
        for (int i = 0; i < LOOKS && fromLifted.distance(quality) > NEAR; i++) {
            look(quality);
            quality = crossing();
        }
        return quality;
    }

    private static double round(final double quality) {
        return Math.rint(quality * LgbFormat.QUALITY_UNIT) / LgbFormat.QUALITY_UNIT;
    }

    private double withinBorders(final double quality) {
        final double one = partOfRange(BORDER);
        final double other = partOfRange(1 - BORDER);
        return Math.max(Math.min(one, other), Math.min(Math.max(one, other), quality));
    }

    /** The quality that lies so far on the way, on the scale of the curves, from the trial that keeps the limit to the one that misses it. */
    private double partOfRange(final double part) {
        return halved(missed, kept, quality -> Math.abs(fromNetworks.scale(quality) - fromNetworks.scale(kept)) <= part * apart);
    }

    private double look(final double quality) throws IOException {
        if (!fromLifted.points().containsKey(quality)) {
            fromLifted.put(quality, lifted.at(quality));
        }
        return fromLifted.amount(quality);
    }

    private double crossing() {
        final double bad = missed != null ? missed : end(!pace.falls());
        final double good = kept != null ? kept : safeEnd();
        return missed == null && isBelowAim(bad) ? bad : halved(bad, good, this::isBelowAim);
    }

    /** The quality nearest to a bad one that is good. */
    private static double halved(final double bad, final double good, final DoublePredicate isGood) {
        double from = bad;
        double to = good;
        for (int i = 0; i < HALVINGS; i++) {
            final double middle = (from + to) / 2;
            if (isGood.test(middle)) {
                to = middle;
            } else {
                from = middle;
            }
        }
        return to;
    }

    private boolean isBelowAim(final double quality) {
        final double sum = fromNetworks.amount(quality) + fromLifted.amount(quality);
        final double margin = Math.min(pace.most, pace.margin + pace.doubt * fromNetworks.distance(quality));
        return Math.log(limit / sum) >= margin;
    }
}
