package org.legible.symbol;

/**
 * Connected pixels that are not background, on one colour.
 *
 * @param x leftmost column
 * @param y topmost row
 * @param width columns
 * @param height rows
 * @param background colour around them
 * @param positions of the pixels in the tile, {@code y * width of the tile + x}
 */
record Component(int x, int y, int width, int height, int background, int[] positions) {

    int right() {
        return x + width;
    }

    int bottom() {
        return y + height;
    }
}
