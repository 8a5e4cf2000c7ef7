package org.legible.format;

/** One tile of a file is damaged; the others can still be read. */
public final class DamagedTileException extends LegibleException {

    private static final long serialVersionUID = 1L;

    private final int plane;
    private final int tile;

    /**
     * @param message names the file, plane and tile, and says what was wrong
     * @param plane   number of the plane, from 0
     * @param tile    number of the tile in its plane, from 0
     */
    public DamagedTileException(final String message, final int plane, final int tile) {
        super(message);
        this.plane = plane;
        this.tile = tile;
    }

    /** Number of the plane, from 0. */
    public int plane() {
        return plane;
    }

    /** Number of the tile in its plane, from 0. */
    public int tile() {
        return tile;
    }
}
