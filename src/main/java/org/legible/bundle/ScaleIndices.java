package org.legible.bundle;

import java.io.IOException;

/** Chooses the table of every latent of a tile from the tile's hyper-latents and quality alone. */
@FunctionalInterface
public interface ScaleIndices {

    /**
     * The table indices of a tile.
     *
     * @param hyperLatents integers, [hyper channel][height][width] of the tile
     * @param height of the tile in hyper-latents
     * @param width of the tile in hyper-latents
     * @param quality of the tile, at latent resolution
     * @return [latent channel][height][width] at latent resolution, each a table's index
     * @throws IOException when an engine that is asked fails
     */
    byte[] of(short[] hyperLatents, int height, int width, LocalQuality quality) throws IOException;
}
