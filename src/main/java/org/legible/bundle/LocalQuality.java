package org.legible.bundle;

import java.util.Objects;

/**
 * The quality at every latent position of a rectangle, in 1/256; most often it is the same everywhere, and then costs nothing.
 */
public final class LocalQuality {

    private final int height;
    private final int width;
    private final int base;
    private final short[] values;

    private LocalQuality(final int height, final int width, final int base, final short[] values) {
        this.height = height;
        this.width = width;
        this.base = base;
        this.values = values;
    }

    /**
     * The same quality everywhere.
     *
     * @param quality in 1/256, 256 to 25600
     * @param height in latents
     * @param width in latents
     */
    public static LocalQuality uniform(final int quality, final int height, final int width) {
        return new LocalQuality(height, width, clamp(quality), null);
    }

    /**
     * A quality that varies: {@code clamp(base + 256 * offset, 256, 25600)}.
     *
     * @param base in 1/256
     * @param height in latents
     * @param width in latents
     * @param offsets in quality units, row by row
     */
    public static LocalQuality of(final int base, final int height, final int width, final byte[] offsets) {
        Objects.checkFromIndexSize(0, height * width, offsets.length);
        final short[] values = new short[height * width];
        boolean varies = false;
        for (int i = 0; i < values.length; i++) {
            values[i] = (short) clamp(base + 256 * offsets[i]);
            varies |= values[i] != values[0];
        }
        return varies ? new LocalQuality(height, width, base, values) : uniform(values[0], height, width);
    }

    private static int clamp(final int quality) {
        return Math.max(QualityKnots.MIN, Math.min(QualityKnots.MAX, quality));
    }

    /** @return height in latents */
    public int height() {
        return height;
    }

    /** @return width in latents */
    public int width() {
        return width;
    }

    /** @return whether the quality is the same everywhere */
    public boolean isUniform() {
        return values == null;
    }

    /** @return the quality at a position, in 1/256 */
    public int at(final int y, final int x) {
        Objects.checkIndex(y, height);
        Objects.checkIndex(x, width);
        return values == null ? base : values[y * width + x];
    }

    /**
     * A part of this rectangle.
     *
     * @param y first row
     * @param x first column
     * @param rows height of the part
     * @param columns width of the part
     */
    public LocalQuality part(final int y, final int x, final int rows, final int columns) {
        Objects.checkFromIndexSize(y, rows, height);
        Objects.checkFromIndexSize(x, columns, width);
        if (values == null) {
            return uniform(base, rows, columns);
        }
        final short[] part = new short[rows * columns];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(values, (y + row) * width + x, part, row * columns, columns);
        }
        return new LocalQuality(rows, columns, base, part);
    }
}
