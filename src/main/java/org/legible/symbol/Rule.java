package org.legible.symbol;

/**
 * A filled rectangle of one colour: a thin line, or a part of a frame.
 *
 * @param x leftmost column
 * @param y topmost row
 * @param width columns
 * @param height rows
 * @param colour {@code 0xRRGGBB}
 */
record Rule(int x, int y, int width, int height, int colour) {
}
