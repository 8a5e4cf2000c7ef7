package org.legible.codec;

import org.legible.format.TileBounds;

/**
 * The symbols of one tile. The arrays are not copied.
 *
 * @param bounds of the tile in latents
 * @param hyperLatents [hyper channel][height][width]
 * @param indices table of each latent, [latent channel][height][width]
 * @param latents [latent channel][height][width]
 */
public record TileSymbols(TileBounds bounds, short[] hyperLatents, byte[] indices, short[] latents) {

    /** Where the sample at a row and column of the plane is in {@link #indices} and {@link #latents}. */
    int at(final int channel, final int y, final int x) {
        return (channel * bounds.height() + y - bounds.y()) * bounds.width() + x - bounds.x();
    }
}
