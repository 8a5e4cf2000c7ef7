package org.legible.codec;

import org.legible.bundle.ModelBundle;

/**
 * What is in memory of a plane, or of a part of it, while it is encoded or decoded.
 *
 * @param geometry of the plane
 * @param quality local quality, and the gains of this side
 * @param hyperLatents of the whole plane
 * @param latents the rows in use
 * @param tiles the symbols in use
 * @param scratch for the networks' inputs
 */
record PlaneState(Geometry geometry, QualityField quality, HyperLatents hyperLatents, RowStore latents, TileStore tiles,
        Scratch scratch) {

    static PlaneState of(final ModelBundle bundle, final Geometry geometry, final QualityField quality, final Scratch scratch) {
        final Area bounds = geometry.bounds();
        return new PlaneState(geometry, quality, new HyperLatents(bundle.hyperChannels(), bounds, geometry.ratio()),
            new RowStore(bundle.latentChannels(), bounds), new TileStore(geometry.grid()), scratch);
    }

    /** The same plane with the gains of the other side. */
    PlaneState withQuality(final QualityField other) {
        return new PlaneState(geometry, other, hyperLatents, latents, tiles, scratch);
    }
}
