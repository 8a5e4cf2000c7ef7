package org.legible.text;

/**
 * Enlarges pictures twice by cubic convolution (Keys 1981, a = -1/2), with the border rule and the rounding that the Python Imaging
 * Library uses for pictures of 8 bits, so that an OCR engine is shown the very pixels that the reference protocol shows it.
 *
 * <p>Rows are enlarged first and rounded to 8 bits, then columns. A weight is an integer of 22 fractional bits. Where the window of five
 * samples leaves the picture it is cut, and the remaining weights are scaled to a sum of 1.
 */
final class BicubicEnlargement {

    /** How many times larger the picture becomes, in either direction. */
    static final int FACTOR = 2;

    private static final double A = -0.5;
    private static final double SUPPORT = 2;
    private static final int FRACTION_BITS = 22;

    private BicubicEnlargement() {
    }

    /**
     * Enlarges a picture.
     *
     * @param pixels ARGB, row by row; alpha is left out
     * @param width columns, at least 1
     * @param height rows, at least 1
     * @return opaque ARGB, {@code 2 * width} columns and {@code 2 * height} rows
     */
    static int[] twice(final int[] pixels, final int width, final int height) {
        final int[] wide = new int[FACTOR * width * height];
        enlarge(pixels, width, 1, height, width, wide, FACTOR * width, 1);
        final int[] enlarged = new int[FACTOR * wide.length];
        enlarge(wide, height, FACTOR * width, FACTOR * width, 1, enlarged, 1, FACTOR * width);
        return enlarged;
    }

    /**
     * Enlarges every line in one direction.
     *
     * @param length pixels of a line
     * @param step from one pixel of a line to the next, in {@code from}
     * @param lines number of lines
     * @param stride from one line to the next, in {@code from}
     * @param toStride from one line to the next, in {@code to}
     * @param toStep from one pixel of a line to the next, in {@code to}
     */
    private static void enlarge(final int[] from, final int length, final int step, final int lines, final int stride, final int[] to,
        final int toStride, final int toStep) {
        for (int x = 0; x < FACTOR * length; x++) {
            final double centre = (x + 0.5) / FACTOR;
            final int first = Math.max(0, (int) (centre - SUPPORT + 0.5));
            final int[] weights = weights(centre, first, Math.min(length, (int) (centre + SUPPORT + 0.5)));
            for (int line = 0; line < lines; line++) {
                to[line * toStride + x * toStep] = weighted(from, line * stride + first * step, step, weights);
            }
        }
    }

    /** The weights of the samples from {@code first} on and before {@code end}. */
    private static int[] weights(final double centre, final int first, final int end) {
        final double[] exact = new double[end - first];
        double sum = 0;
        for (int i = 0; i < exact.length; i++) {
            exact[i] = kernel(first + i - centre + 0.5);
            sum += exact[i];
        }
        final int[] weights = new int[exact.length];
        for (int i = 0; i < weights.length; i++) {
            final double scaled = exact[i] * (1 / sum) * (1 << FRACTION_BITS);
            weights[i] = (int) (scaled < 0 ? scaled - 0.5 : scaled + 0.5);
        }
        return weights;
    }

    private static double kernel(final double distance) {
        final double x = Math.abs(distance);
        if (x < 1) {
            return ((A + 2) * x - (A + 3)) * x * x + 1;
        }
        return x < SUPPORT ? (((x - 5) * x + 8) * x - 4) * A : 0;
    }

    private static int weighted(final int[] from, final int start, final int step, final int[] weights) {
        int red = 1 << FRACTION_BITS - 1;
        int green = red;
        int blue = red;
        int at = start;
        for (final int weight : weights) {
            final int pixel = from[at];
            red += (pixel >> 16 & 0xFF) * weight;
            green += (pixel >> 8 & 0xFF) * weight;
            blue += (pixel & 0xFF) * weight;
            at += step;
        }
        return 0xFF000000 | clipped(red) << 16 | clipped(green) << 8 | clipped(blue);
    }

    private static int clipped(final int sum) {
        return Math.max(0, Math.min(255, sum >> FRACTION_BITS));
    }
}
