package org.legible.ij;

import java.util.Locale;

/**
 * How many bytes a whole image will take, told from parts of it that were encoded.
 *
 * @param bytes   most likely
 * @param error   two standard errors of {@code bytes}, as far as the parts tell; 0 where they are the whole image
 * @param parts   how many there were
 * @param covered share of the image that they make, greater than 0 and up to 1
 */
record SizeEstimate(double bytes, double error, int parts, double covered) {

    /** Header, index and end of a file. */
    private static final int FRAME_BYTES = 220;

    /**
     * Extrapolates.
     *
     * @param bits   of each part
     * @param pixels of each part
     * @param all    pixels of the whole
     */
    static SizeEstimate of(final double[] bits, final long[] pixels, final long all) {
        double sumBits = 0;
        double sumPixels = 0;
        for (int i = 0; i < bits.length; i++) {
            sumBits += bits[i];
            sumPixels += pixels[i];
        }
        final double rate = sumBits / sumPixels;
        final double covered = Math.min(1, sumPixels / all);
        double squares = 0;
        for (int i = 0; i < bits.length; i++) {
            squares += Math.pow(bits[i] - rate * pixels[i], 2);
        }
        final double deviation = bits.length > 1 ? Math.sqrt(squares / (bits.length - 1) * bits.length * (1 - covered)) / sumPixels : 0;
        return new SizeEstimate(FRAME_BYTES + rate * all / 8, 2 * deviation * all / 8, bits.length, covered);
    }

    /**
     * Says how sure it is.
     *
     * @param shares whether the whole file has letters once that each part has for itself
     */
    String sentence(final boolean shares) {
        if (covered == 1) {
            return "The whole file will have about " + kilobytes(bytes) + ", beside metadata and stored text.";
        }
        final double low = Math.max(0, bytes - error);
        return String.format(Locale.ROOT, "Estimated for the whole file: %s (%s to %s), from %d samples that cover %.0f %% of the image.%s",
            kilobytes(bytes), kilobytes(low), kilobytes(bytes + error), parts, Math.max(1, 100 * covered),
            shares ? " It will rather be smaller, as each sample has its own letters." : "");
    }

    private static String kilobytes(final double bytes) {
        return bytes < 9_950 ? String.format(Locale.ROOT, "%.1f kB", bytes / 1000) : String.format(Locale.ROOT, "%,.0f kB", bytes / 1000);
    }
}
