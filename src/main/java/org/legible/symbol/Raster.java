package org.legible.symbol;

/**
 * The pixels of a tile as 24-bit colours, {@code 0xRRGGBB}; grey has three equal parts.
 *
 * @param width  columns, at least 1
 * @param height rows, at least 1
 * @param pixels row by row
 */
record Raster(int width, int height, int[] pixels) {

    Raster(final int width, final int height) {
        this(width, height, new int[Math.multiplyExact(width, height)]);
    }

    int at(final int x, final int y) {
        return pixels[y * width + x];
    }
}
