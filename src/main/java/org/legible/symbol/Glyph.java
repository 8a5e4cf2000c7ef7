package org.legible.symbol;

/**
 * A bitmap of coverage.
 *
 * @param width    columns of pixels, 1 to {@link Segmentation#MAX_SIDE}
 * @param height   rows, 1 to {@link Segmentation#MAX_SIDE}
 * @param subpixel whether red, green and blue have coverages of their own
 * @param levels   row by row, {@code width} of them or, red, green, blue in turn, three times as many; 0 is the background
 */
record Glyph(int width, int height, boolean subpixel, byte[] levels) {

    /** The samples of a row. */
    int samples() {
        return subpixel ? Rgb.CHANNELS * width : width;
    }
}
