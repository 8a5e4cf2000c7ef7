package org.legible.symbol;

/**
 * Where a bitmap stands.
 *
 * @param glyph number of the bitmap, in the order of first use
 * @param x     leftmost column in the tile
 * @param y     topmost row
 */
record Placement(int glyph, int x, int y) {
}
