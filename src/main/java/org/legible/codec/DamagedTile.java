package org.legible.codec;

/**
 * A tile that could not be read; its pixels are marked with a hatch, on which the text of the symbol layer stands as far as there is any.
 *
 * @param plane number of the plane, from 0
 * @param tile number of the tile within the plane, row by row, from 0
 * @param x left border of its pixels in the plane
 * @param y upper border of its pixels in the plane
 * @param width of its pixels, cut at the plane's border
 * @param height of its pixels, cut at the plane's border
 */
public record DamagedTile(int plane, int tile, int x, int y, int width, int height) {
}
