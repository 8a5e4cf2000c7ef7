package org.legible.text.detect;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

/**
 * Windows of a magnified picture, as a network's input. Behind its right and its lower border the picture goes on with its last
 * column and row.
 */
final class PictureWindows {

    private final RandomAccess<ARGBType> pixels;
    private final int width;
    private final int height;
    private final double scale;

    /**
     * @param picture two-dimensional, its minimum at the origin; alpha is left out
     * @param scale magnification; interpolation is bilinear
     */
    PictureWindows(final RandomAccessibleInterval<ARGBType> picture, final double scale) {
        this.pixels = picture.randomAccess();
        this.width = (int) picture.dimension(0);
        this.height = (int) picture.dimension(1);
        this.scale = scale;
    }

    /** Columns of the magnified picture. */
    int width() {
        return (int) Math.max(1, Math.round(width * scale));
    }

    /** Rows of the magnified picture. */
    int height() {
        return (int) Math.max(1, Math.round(height * scale));
    }

    /**
     * One window.
     *
     * @param left first column, in the magnified picture
     * @param top first row, in the magnified picture
     * @return 3 x rows x columns, red first, 0 to 1
     */
    float[] window(final int left, final int top, final int columns, final int rows) {
        final float[] window = new float[3 * rows * columns];
        for (int y = 0; y < rows; y++) {
            if (scale == 1) {
                copyRow(window, y * columns, left, Math.min(top + y, height - 1), columns, rows * columns);
            } else {
                interpolateRow(window, y * columns, left, top + y, columns, rows * columns);
            }
        }
        return window;
    }

    private void copyRow(final float[] window, final int offset, final int left, final int y, final int columns, final int plane) {
        int argb = 0;
        pixels.setPosition(Math.min(left, width - 1), 0);
        pixels.setPosition(y, 1);
        for (int x = 0; x < columns; x++) {
            if (left + x < width) {
                argb = pixels.get().get();
                pixels.fwd(0);
            }
            add(window, offset + x, plane, argb, 1);
        }
    }

    private void interpolateRow(final float[] window, final int offset, final int left, final int row, final int columns,
            final int plane) {
        final double y = clamp((row + 0.5) / scale - 0.5, height);
        final int above = (int) y;
        for (int i = 0; i < columns; i++) {
            final double x = clamp((left + i + 0.5) / scale - 0.5, width);
            final int before = (int) x;
            addAt(window, offset + i, plane, before, above, (before + 1 - x) * (above + 1 - y));
            addAt(window, offset + i, plane, before + 1, above, (x - before) * (above + 1 - y));
            addAt(window, offset + i, plane, before, above + 1, (before + 1 - x) * (y - above));
            addAt(window, offset + i, plane, before + 1, above + 1, (x - before) * (y - above));
        }
    }

    private static double clamp(final double position, final int length) {
        return Math.max(0, Math.min(position, length - 1));
    }

    private void addAt(final float[] window, final int index, final int plane, final int x, final int y, final double weight) {
        if (weight > 0) {
            pixels.setPosition(x, 0);
            pixels.setPosition(y, 1);
            add(window, index, plane, pixels.get().get(), weight);
        }
    }

    private static void add(final float[] window, final int index, final int plane, final int argb, final double weight) {
        final float share = (float) (weight / 255);
        window[index] += share * (argb >> 16 & 0xff);
        window[index + plane] += share * (argb >> 8 & 0xff);
        window[index + 2 * plane] += share * (argb & 0xff);
    }
}
