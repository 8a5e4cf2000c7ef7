package org.legible.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.legible.bundle.ModelBundle;
import org.legible.format.TileBounds;

/**
 * Decodes one plane or a part of one, band by band: the symbols of the tiles, means, synthesis, pixels.
 * Each stage stays behind the one before by the halo it needs.
 */
final class PlaneDecoder {

    private final int stride;
    private final TileReader reader;
    private final PlaneState state;
    private final Geometry geometry;
    private final Ticker ticker;
    private final Refinement refinement;
    private final Synthesis synthesis;

    private int tilesEnd;

    PlaneDecoder(final ModelBundle bundle, final Networks networks, final TileReader reader, final PixelSink pixels,
            final PlaneState state, final Ticker ticker) {
        this.stride = bundle.stride();
        this.reader = reader;
        this.state = state;
        this.geometry = state.geometry();
        this.ticker = ticker;
        this.tilesEnd = geometry.bounds().y();
        this.refinement = new Refinement(bundle, networks, state, PlaneDecoder::reconstruct, ticker);
        this.synthesis = new Synthesis(bundle, networks, state, pixels, ticker);
    }

    /**
     * Decodes the plane.
     *
     * @param overlay is drawn over the pixels as soon as those of whole rows of tiles are there
     */
    void decode(final int plane, final Overlay overlay) throws IOException {
        while (tilesEnd < geometry.bounds().bottom()) {
            final int band = geometry.nextBand(tilesEnd);
            readTiles(plane, band);
            state.latents().allocate(band);
            final int done = refinement.advance(band);
            synthesis.advance(done);
            state.tiles().release(done);
            state.latents().release(Math.min(done - geometry.meanHalo(), synthesis.unusedAbove()));
            overlay.drawTo(tilesDone());
            ticker.rows(synthesis.end() - geometry.bounds().y());
        }
    }

    /** Reads the tiles down to a row that have a part in the bounds. */
    private void readTiles(final int plane, final int end) throws IOException {
        final List<Integer> wanted = new ArrayList<>();
        final Area rows = new Area(tilesEnd, geometry.bounds().x(), end - tilesEnd, geometry.bounds().width());
        final int side = geometry.grid().tileSide();
        for (int y = rows.y() / side; y * side < rows.bottom(); y++) {
            for (int x = rows.x() / side; x * side < rows.right(); x++) {
                wanted.add(y * geometry.grid().across() + x);
            }
        }
        for (final TileSymbols tile : reader.read(plane, wanted, state.quality().local(), ticker)) {
            final TileBounds bounds = tile.bounds();
            state.tiles().put(bounds.y() / side * geometry.grid().across() + bounds.x() / side, tile);
            state.hyperLatents().setTile(bounds, tile.hyperLatents());
        }
        tilesEnd = end;
    }

    private static void reconstruct(final TileSymbols tile, final int start, final int from, final int to, final int every,
            final float[] means, final float[] latents) {
        for (int i = from, at = start; i < to; i += every, at += every) {
            latents[i] = tile.latents()[at] + means[i];
        }
    }

    /** The row of pixels above which all tiles are done; beyond the plane when it is. */
    private int tilesDone() {
        final int side = geometry.grid().tileSide();
        return synthesis.end() == geometry.bounds().bottom() ? Integer.MAX_VALUE : synthesis.end() / side * side * stride;
    }
}
