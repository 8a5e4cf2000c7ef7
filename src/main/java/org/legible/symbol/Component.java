package org.legible.symbol;

/**
 * Connected pixels that are not background.
 *
 * @param x leftmost column
 * @param y topmost row
 * @param width columns
 * @param height rows
 * @param background what they stand on
 * @param positions of the pixels in the tile, {@code y * width of the tile + x}
 */
record Component(int x, int y, int width, int height, Background background, int[] positions) {

    /** The same on another background. */
    Component on(final Background other) {
        return new Component(x, y, width, height, other, positions);
    }

    int right() {
        return x + width;
    }

    int bottom() {
        return y + height;
    }

    /** How far a colour is from the background, in the channel that differs most, at the corner where that is farthest. */
    int contrast(final int colour) {
        return Math.max(Math.max(Rgb.distance(colour, background.at(x, y)), Rgb.distance(colour, background.at(right() - 1, y))),
            Math.max(Rgb.distance(colour, background.at(x, bottom() - 1)), Rgb.distance(colour, background.at(right() - 1, bottom() - 1))));
    }
}
