package org.legible.quality;

/**
 * The weighted mean under a Gaussian window of 11x11 samples and sigma 1.5, at the positions where the whole window lies in the image.
 * Along an axis with fewer than 11 samples the window is cut to that many around its centre, and its weights are scaled to sum to 1.
 */
final class GaussianWindow {

    static final int SIZE = 11;
    private static final double SIGMA = 1.5;

    private final double[] across;
    private final double[] down;

    GaussianWindow(final int width, final int height) {
        across = weights(Math.min(SIZE, width));
        down = weights(Math.min(SIZE, height));
    }

    /** Columns of the window. */
    int width() {
        return across.length;
    }

    /** Rows of the window. */
    int height() {
        return down.length;
    }

    /** The means of a map at least as large as the window; smaller by the window less one, row by row. */
    double[] means(final double[] map, final int width, final int height) {
        final int w = width - across.length + 1;
        final int h = height - down.length + 1;
        final double[] rows = new double[w * height];
        for (int y = 0; y < height; y++) {
            for (int k = 0; k < across.length; k++) {
                accumulate(rows, y * w, map, y * width + k, w, across[k]);
            }
        }
        final double[] means = new double[w * h];
        for (int y = 0; y < h; y++) {
            for (int k = 0; k < down.length; k++) {
                accumulate(means, y * w, rows, (y + k) * w, w, down[k]);
            }
        }
        return means;
    }

    private static void accumulate(final double[] target, final int to, final double[] source, final int from, final int count,
        final double weight) {
        for (int i = 0; i < count; i++) {
            target[to + i] += weight * source[from + i];
        }
    }

    private static double[] weights(final int size) {
        final double[] weights = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            final double distance = i - (size - 1) / 2.0;
            weights[i] = Math.exp(-distance * distance / (2 * SIGMA * SIGMA));
            sum += weights[i];
        }
        for (int i = 0; i < size; i++) {
            weights[i] /= sum;
        }
        return weights;
    }
}
