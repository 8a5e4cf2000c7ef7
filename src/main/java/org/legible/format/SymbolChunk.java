package org.legible.format;

/**
 * What was lifted off a symbol tile.
 *
 * @param plane number of the plane, from 0
 * @param tile  number of the symbol tile in its plane, row by row, from 0
 * @param page  number of levels and rANS stream, section 8 of {@code docs/FORMAT.md}
 */
public record SymbolChunk(int plane, int tile, byte[] page) {

    /** @throws IllegalArgumentException if a number is negative */
    public SymbolChunk {
        if (plane < 0 || tile < 0) {
            throw new IllegalArgumentException("there is no symbol tile " + tile + " of plane " + plane);
        }
    }
}
