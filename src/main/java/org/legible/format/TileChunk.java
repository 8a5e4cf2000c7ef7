package org.legible.format;

/**
 * The coded symbols of one tile.
 *
 * @param plane  number of the plane, from 0
 * @param tile   number of the tile in its plane, from 0
 * @param lanes  of the stream: 1 or 4
 * @param stream the rANS stream
 */
public record TileChunk(int plane, int tile, int lanes, byte[] stream) {

    /** @throws IllegalArgumentException if a number is negative, or there are no such lanes */
    public TileChunk {
        if (plane < 0 || tile < 0) {
            throw new IllegalArgumentException("there is no tile " + tile + " of plane " + plane);
        }
        if (lanes != 1 && lanes != 4) {
            throw new IllegalArgumentException("a stream has 1 or 4 lanes, not " + lanes);
        }
    }
}
