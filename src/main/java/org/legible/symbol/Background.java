package org.legible.symbol;

/** What a symbol stands on: one colour, or a gradient. Places are in pixels of the tile, colours {@code 0xRRGGBB}. */
sealed interface Background permits Flat, Gradient {

    /** The colour that stands for all of it. */
    int colour();

    /** The colour of a pixel. */
    int at(int x, int y);
}
