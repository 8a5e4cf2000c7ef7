package org.legible.codec;

import java.util.Locale;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.DoubleUnaryOperator;

import org.legible.format.LgbFormat;

/**
 * What a file is to be: a bound on one measured figure. {@link RateControl} finds the quality for it: the best one for a bound on the
 * size, the lowest one for a bound on what may be lost. Immutable.
 */
public final class Wish {

    /** Added to error rates, as a part of the wanted one, so that their logarithm is tame at 0. */
    private static final double ERROR_FLOOR = 0.25;

    /** Nepers of a squared error in a decibel. */
    private static final double DECIBEL = Math.log(10) / 10;

    /** Less than two of the steps in which a file stores its quality. */
    private static final double FINEST = 1.5 / LgbFormat.QUALITY_UNIT;

    /** The logarithm of the size rises almost linearly with quality, but where text comes in, which the search learns from its trials. */
    private static final AmountSearch.Pace SIZE = new AmountSearch.Pace(40, 0.010, 0.012, 0.006, 0.0006, 0.015, 0.0295, FINEST, 7);

    /** Within the quality that 2 percent of the size are worth, about 0.15 dB. A trial takes up to 1.5 times the time of an encoding. */
    private static final AmountSearch.Pace LOSS = new AmountSearch.Pace(50, -0.25 * DECIBEL, -0.13 * DECIBEL, 0.04 * DECIBEL, 0.05 * DECIBEL,
        0.6 * DECIBEL, 0.12 * DECIBEL, 0.4, 3);

    private final FileMeasure measure;
    private final double target;
    private final double aim;
    private final Terms terms;
    private final BiFunction<Wish, AmountSearch.LiftedAmount, QualitySearch> search;

    /**
     * How a value is written, and how two of them are compared.
     *
     * @param scale what of a value rises with quality, about linearly
     */
    private record Terms(String form, boolean size, DoubleUnaryOperator scale) {
    }

    private Wish(final FileMeasure measure, final double target, final double aim, final Terms terms,
            final BiFunction<Wish, AmountSearch.LiftedAmount, QualitySearch> search) {
        this.measure = Objects.requireNonNull(measure);
        this.target = target;
        this.aim = aim;
        this.terms = terms;
        this.search = search;
    }

    /**
     * A file of at most this size, and as a rule at least 97 percent of it where quality 100 gives as much, found in seven
     * trials at most; where none of them is small enough there are up to two more.
     *
     * @param bpp bits per pixel, {@code 8 * bytes / (width * height * planes)}; greater than 0
     */
    public static Wish bitsPerPixel(final double bpp) {
        return size("%.4f bits per pixel", bpp, (written, result, progress) -> result.bpp());
    }

    /**
     * A file of at most this size, and as a rule at least 97 percent of it where quality 100 gives as much, found in seven
     * trials at most; where none of them is small enough there are up to two more.
     *
     * @param bytes of the whole file; greater than 0
     */
    public static Wish bytes(final long bytes) {
        return size("%.0f bytes", bytes, (written, result, progress) -> result.bytes());
    }

    private static Wish size(final String form, final double target, final FileMeasure measure) {
        requirePositive(target);
        return new Wish(measure, target, target, new Terms(form, true, Math::log),
            (wish, loss) -> new AmountSearch(target, SIZE, AmountSearch.LiftedAmount.NONE));
    }

    /**
     * The smallest file with at least this many decibels, as far as three trials find it: larger by about 2 percent on average.
     *
     * @param decibels a PSNR, or what is like one; greater than 0
     * @param measure of the decibels, which rise with quality
     */
    public static Wish decibels(final double decibels, final FileMeasure measure) {
        requirePositive(decibels);
        return new Wish(measure, decibels, decibels, new Terms("%.2f dB", false, value -> value),
            (wish, loss) -> new AmountSearch(squaredError(decibels), LOSS, loss, Wish::squaredError));
    }

    /** As a part of the square of the range; 0 for infinite decibels, those of identical pictures. */
    private static double squaredError(final double decibels) {
        return Math.exp(-decibels * DECIBEL);
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
        return new Wish(measure, rate, aim, new Terms(name + " of %.4f", false, value -> -Math.log(value + floor)),
            (wish, loss) -> new ErrorSearch(wish, start));
    }

    private static void requirePositive(final double target) {
        if (!(target > 0) || Double.isInfinite(target)) {
            throw new IllegalArgumentException("target " + target);
        }
    }

    FileMeasure measure() {
        return measure;
    }

    /**
     * A search for the quality.
     *
     * @param loss the squared error of the image by lifting alone, see {@link LiftedLoss}
     */
    QualitySearch search(final AmountSearch.LiftedAmount loss) {
        return search.apply(this, loss);
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

    /** Whether a rate of errors that will do is nearer to what is aimed at than to the bound, or there. */
    boolean isNearlyThere(final double value) {
        return value <= (aim + target) / 2;
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

    /** Whether of two files, both of which fail, the first comes closer. Of errors, which are not all counted then, quality tells. */
    boolean comesCloser(final EncodeResult one, final EncodeResult other) {
        return terms.size() ? one.bytes() < other.bytes() : one.quality() > other.quality();
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
