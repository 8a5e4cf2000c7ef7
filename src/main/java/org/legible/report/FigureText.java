package org.legible.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers for people, in the same form in every page and table. */
public final class FigureText {

    private FigureText() {
    }

    /** At most four significant digits, without an exponent where one can do without, and without zeros at the end. */
    public static String number(final double value) {
        if (!Double.isFinite(value)) {
            return value > 0 ? "∞" : "–";
        }
        final BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
        final double size = Math.abs(value);
        return value == 0 || size >= 1e-4 && size < 1e7 ? rounded.toPlainString() : rounded.toString();
    }

    /** Decibels; the PSNR of identical images is infinite. */
    static String decibels(final double value) {
        return Double.isInfinite(value) ? "∞ dB" : String.format(Locale.ROOT, "%.2f dB", value);
    }

    /** A similarity, with four digits, of which the last is rounded down so that only equal images have 1. */
    static String similarity(final double value) {
        return String.format(Locale.ROOT, "%.4f", Math.floor(value * 1e4 + 1e-6) / 1e4);
    }

    /** An error rate in per cent; a dash where there was no text. */
    static String rate(final double value) {
        return Double.isNaN(value) ? "–" : String.format(Locale.ROOT, "%.2f %%", 100 * value);
    }

    /** A size with three digits or so. */
    static String bytes(final long bytes) {
        if (bytes < 10_000) {
            return bytes + " bytes";
        }
        return bytes < 10_000_000 ? String.format(Locale.ROOT, "%.1f kB", bytes / 1e3) : String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
