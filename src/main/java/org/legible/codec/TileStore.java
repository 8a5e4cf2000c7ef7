package org.legible.codec;

import org.legible.format.TileBounds;
import org.legible.format.TileGrid;

/** The tiles of a plane whose symbols are in use. */
final class TileStore {

    private final TileGrid grid;
    private final TileSymbols[] tiles;
    private int released;

    TileStore(final TileGrid grid) {
        this.grid = grid;
        this.tiles = new TileSymbols[(int) grid.count()];
    }

    void put(final int tile, final TileSymbols symbols) {
        tiles[tile] = symbols;
    }

    TileSymbols get(final int tile) {
        return tiles[tile];
    }

    /** The tile that holds the latent at a row and column of the plane. */
    TileSymbols at(final int y, final int x) {
        return tiles[y / grid.tileSide() * grid.across() + x / grid.tileSide()];
    }

    /** Forgets the tiles that lie above a row with all of theirs. */
    void release(final int endRow) {
        for (; released < tiles.length; released++) {
            final TileBounds bounds = grid.bounds(released);
            if (bounds.y() + bounds.height() > endRow) {
                return;
            }
            tiles[released] = null;
        }
    }
}
