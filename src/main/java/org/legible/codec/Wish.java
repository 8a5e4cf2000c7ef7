package org.legible.codec;

import java.util.Locale;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;

import org.legible.format.LgbFormat;

/**
 * What a file is to be: a bound on one measured figure. {@link RateControl} finds the quality for it: the best one for a bound on the
 * size, the lowest one for a bound on what may be lost. Immutable.
 */
public final class Wish {

    /** Added to error rates, as a part of the wanted one, so that their logarithm is tame at 0. */
    private static final double ERROR_FLOOR = 0.25;

    /** No step is longer. */
    private static final double FARTHEST = EncodeSettings.MAX_QUALITY;

    /** Less than two of the steps in which a file stores its quality. */
    private static final double FINEST = 1.5 / LgbFormat.QUALITY_UNIT;

    private final FileMeasure measure;
    private final double target;
    private final double aim;
    private final Terms terms;

    /**
     * How a value is written, and how a search deals with it.
     *
     * @param scale what of a value rises with quality, about linearly
     */
    private record Terms(String form, boolean size, DoubleUnaryOperator scale, Pace pace) {
    }

    /**
     * How a search goes about it. Distances are those of {@link Wish#distance}.
     *
     * @param first quality to start with
     * @param slope typical rise of the distance with a step of quality
     * @param longest step upwards while nothing is known above, in qualities
     * @param worthwhile a step down of fewer qualities, while nothing is known below, is not worth a trial
     * @param aim distance to aim at, on the side where the wish is met
     * @param good a distance on that side, which is close enough to stop
     * @param resolution a difference in quality that does not matter any more
     * @param trials after so many the search is content with what meets the wish
     * @param mostTrials after so many it gives up where nothing meets the wish; the last but one is the end of the range by then
     * @param levelsOff whether the distance stops rising above some quality
     */
    record Pace(double first, double slope, double longest, double worthwhile, double aim, double good, double resolution,
        int trials, int mostTrials, boolean levelsOff) {
    }

    private Wish(final FileMeasure measure, final double target, final double aim, final Terms terms) {
        this.measure = Objects.requireNonNull(measure);
        this.target = target;
        this.aim = aim;
        this.terms = terms;
    }

    /**
     * A file of at most this size, and at least 97 percent of it where quality 100 gives as much.
     *
     * @param bpp bits per pixel, {@code 8 * bytes / (width * height * planes)}; greater than 0
     */
    public static Wish bitsPerPixel(final double bpp) {
        return size("%.4f bits per pixel", bpp, (written, result, progress) -> result.bpp());
    }

    /**
     * A file of at most this size, and at least 97 percent of it where quality 100 gives as much.
     *
     * @param bytes of the whole file; greater than 0
     */
    public static Wish bytes(final long bytes) {
        return size("%.0f bytes", bytes, (written, result, progress) -> result.bytes());
    }

    private static Wish size(final String form, final double target, final FileMeasure measure) {
        requirePositive(target);
        // The logarithm of the size rises almost linearly with quality.
        return new Wish(measure, target, target, new Terms(form, true, Math::log,
            new Pace(40, 0.028, FARTHEST, 0, -0.008, -0.0295, FINEST, 9, 16, false)));
    }

    /**
     * The smallest file with at least this many decibels; within 0.05 dB where the range of qualities allows.
     *
     * @param decibels such as a PSNR; greater than 0
     * @param measure of the decibels, which rise with quality
     */
    public static Wish decibels(final double decibels, final FileMeasure measure) {
        requirePositive(decibels);
        // Identical pictures have infinite decibels: no distance to calculate with.
        return new Wish(measure, decibels, decibels, new Terms("%.2f dB", false, value -> Math.min(value, 200),
            new Pace(50, 0.2, FARTHEST, 0, 0.02, 0.05, FINEST, 12, 16, false)));
    }

    /**
     * The smallest file with at most this rate of errors, as far as a few trials find it: errors do not fall evenly with quality.
     *
     * @param rate greater than 0; a file that has more errors is none
     * @param aim what is sought, from 0 to {@code rate}; a file that only keeps {@code rate} is taken where none has as few errors
     * @param name of the rate, with its article, for messages: "a CER"
     * @param start quality that often has this rate, where the search begins, from 1 to 100
     * @param measure of the rate, which falls with quality; that of quality 100 is said where the wish cannot be met
     */
    public static Wish errorRate(final double rate, final double aim, final String name, final double start, final FileMeasure measure) {
        requirePositive(rate);
        if (!(aim >= 0 && aim <= rate)) {
            throw new IllegalArgumentException("aim " + aim + " for " + rate);
        }
        final double floor = ERROR_FLOOR * rate;
        // Text falls apart below some quality, and above it errors fall slowly. A trial is dear: there are two, as a rule.
        return new Wish(measure, rate, aim, new Terms(name + " of %.4f", false, value -> -Math.log(value + floor),
            new Pace(start, 0.04, 18, 10, 0.1, 0.25, 2, 2, 5, true)));
    }

    private static void requirePositive(final double target) {
        if (!(target > 0) || Double.isInfinite(target)) {
            throw new IllegalArgumentException("target " + target);
        }
    }

    FileMeasure measure() {
        return measure;
    }

    Pace pace() {
        return terms.pace();
    }

    /** How far a value is from what is aimed at: 0 is just there; it rises with quality, about linearly. */
    double distance(final double value) {
        return scaled(value) - scaled(aim);
    }

    private double scaled(final double value) {
        return terms.scale().applyAsDouble(value);
    }

    /** Whether a file of this value will do, be it what is aimed at or not. */
    boolean isMet(final double value) {
        return terms.size() ? value <= target : scaled(value) >= scaled(target);
    }

    /** Whether a file of this value is what is aimed at. */
    boolean isThere(final double value) {
        return terms.size() ? value <= aim : scaled(value) >= scaled(aim);
    }

    /** Whether a value is what is aimed at and leaves little to be gained. */
    boolean isGood(final double value) {
        return isThere(value) && Math.abs(distance(value)) <= Math.abs(pace().good());
    }

    /**
     * Whether of two files the first is to be kept.
     *
     * @param one and its value, which will do
     * @param other and its value, which will do
     */
    boolean prefers(final EncodeResult one, final double value, final EncodeResult other, final double otherValue) {
        if (isThere(value) != isThere(otherValue)) {
            return isThere(value);
        }
        if (!isThere(value)) {
            return distance(value) != distance(otherValue) ? distance(value) > distance(otherValue) : one.bytes() < other.bytes();
        }
        return terms.size() ? one.quality() > other.quality() : one.quality() < other.quality();
    }

    /** Whether of the qualities that will do the best one is wished for, and not the lowest. */
    boolean prefersBest() {
        return terms.size();
    }

    /** Whether of two qualities, both of which fail, the first comes closer. */
    boolean comesCloser(final double quality, final double other) {
        return terms.size() ? quality < other : quality > other;
    }

    /** Says that a wish cannot be met, what comes closest, and by how much that misses. */
    String sentence(final double closest, final double quality) {
        final double missing = closest - target;
        return String.format(Locale.ROOT, "The image cannot be encoded to " + terms.form() + ": what comes closest is " + terms.form()
            + ", which is " + number(Math.abs(missing)) + " too " + (missing > 0 ? "much" : "little")
            + ", at quality %.2f. Choose another target.", target, closest, quality);
    }

    /** A value alone, with the decimals that its form has. */
    private String number(final double value) {
        final String form = terms.form();
        final int start = form.indexOf('%');
        return String.format(Locale.ROOT, form.substring(start, form.indexOf('f', start) + 1), value);
    }
}
