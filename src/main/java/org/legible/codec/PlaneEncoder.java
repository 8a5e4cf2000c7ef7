package org.legible.codec;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

import org.legible.bundle.LocalQuality;
import org.legible.bundle.ModelBundle;
import org.legible.bundle.ScaleIndices;
import org.legible.format.LgbWriter;
import org.legible.format.TileBounds;
import org.legible.format.TileChunk;
import org.legible.format.TileGrid;

/**
 * Encodes one plane, band by band: analysis, hyper-analysis, tables of the tiles, means and symbols, and the tiles that are complete.
 * Each stage stays behind the one before by the halo it needs, so nothing is computed twice.
 */
final class PlaneEncoder {

    private final ModelBundle bundle;
    private final Networks networks;
    private final ScaleIndices scales;
    private final TileCoder coder;
    private final PixelSource pixels;
    private final PlaneState state;
    private final Geometry geometry;
    private final Ticker ticker;
    private final Refinement refinement;
    private final Reconstruction reconstruction;

    private int latentsEnd;
    private int hyperEnd;
    private int tilesPrepared;
    private int tilesEncoded;

    PlaneEncoder(final ModelBundle bundle, final Networks networks, final ScaleIndices scales, final TileCoder coder,
            final PixelSource pixels, final PlaneState state, final Reconstruction reconstruction, final Ticker ticker) {
        this.bundle = bundle;
        this.networks = networks;
        this.scales = scales;
        this.coder = coder;
        this.pixels = pixels;
        this.state = state;
        this.geometry = state.geometry();
        this.reconstruction = reconstruction;
        this.ticker = ticker;
        this.refinement = new Refinement(bundle, networks, state, this::quantise, ticker);
    }

    /** Encodes the plane and writes its tiles in order. */
    void encode(final int plane, final LgbWriter writer) throws IOException {
        final int bottom = geometry.bounds().bottom();
        reconstruction.begin(plane, state);
        while (hyperEnd < bottom) {
            final int band = geometry.nextBand(hyperEnd);
            analyse(Math.min(bottom, band + geometry.hyperAnalysisHalo()));
            hyperAnalyse(band);
            prepareTiles();
            final int done = refinement.advance(hyperEnd);
            writeTiles(done, plane, writer);
            state.tiles().release(done);
            final int known = Math.min(hyperEnd - geometry.hyperAnalysisHalo(), done - geometry.meanHalo());
            state.latents().release(Math.min(known, reconstruction.advance(done)));
            ticker.rows(done);
        }
    }

    private void analyse(final int end) throws IOException {
        state.latents().allocate(end);
        for (final Window window : geometry.windows(latentsEnd, end, geometry.analysisHalo())) {
            ticker.check();
            final Area input = window.input();
            final FeatureMap map = state.scratch().map(Scratch.Role.PIXELS, 3, input.height() * bundle.stride(),
                input.width() * bundle.stride());
            pixels.read(input.y() * bundle.stride(), input.x() * bundle.stride(), map);
            state.latents().write(networks.analysis(map, state.quality().map(input, state.scratch())), window);
            scale(window.core());
        }
        latentsEnd = end;
    }

    private void scale(final Area core) {
        for (int y = core.y(); y < core.bottom(); y++) {
            for (int channel = 0; channel < bundle.latentChannels(); channel++) {
                state.quality().scale(channel, y, core.x(), state.latents().row(channel, y), core.x(), core.width());
            }
        }
    }

    private void hyperAnalyse(final int end) throws IOException {
        for (final Window window : geometry.windows(hyperEnd, end, geometry.hyperAnalysisHalo())) {
            ticker.check();
            final Area input = window.input();
            final FeatureMap map = state.scratch().map(Scratch.Role.LATENTS, bundle.latentChannels(), input.height(), input.width());
            state.latents().read(input, map);
            state.hyperLatents().round(networks.hyperAnalysis(map, state.quality().map(input, state.scratch())), window);
        }
        hyperEnd = end;
    }

    /** Chooses the tables of the tiles whose hyper-latents are there now. */
    private void prepareTiles() throws IOException {
        final TileGrid grid = geometry.grid();
        final LocalQuality quality = state.quality().local();
        for (int tile = tilesPrepared; tile < grid.count(); tile++) {
            final TileBounds bounds = grid.bounds(tile);
            if (bounds.y() + bounds.height() > hyperEnd) {
                return;
            }
            ticker.check();
            final short[] hyper = state.hyperLatents().tile(bounds);
            final byte[] indices = scales.of(hyper, bounds.height() / geometry.ratio(), bounds.width() / geometry.ratio(),
                quality.part(bounds.y(), bounds.x(), bounds.height(), bounds.width()));
            state.tiles().put(tile, new TileSymbols(bounds, hyper, indices, new short[indices.length]));
            tilesPrepared = tile + 1;
        }
    }

    private void quantise(final TileSymbols tile, final int start, final int from, final int to, final int every, final float[] means,
            final float[] latents) {
        final int skipBelow = coder.skipBelow();
        for (int i = from, at = start; i < to; i += every, at += every) {
            if ((tile.indices()[at] & 0xFF) < skipBelow) {
                latents[i] = means[i];
            } else {
                final short symbol = Symbols.round(latents[i] - means[i]);
                tile.latents()[at] = symbol;
                latents[i] = symbol + means[i];
            }
        }
    }

    private void writeTiles(final int endRow, final int plane, final LgbWriter writer) throws IOException {
        int end = tilesEncoded;
        while (end < geometry.grid().count() && bottom(end) <= endRow) {
            end++;
        }
        final List<TileChunk> chunks = IntStream.range(tilesEncoded, end).parallel()
            .mapToObj(tile -> coder.encode(plane, tile, state.tiles().get(tile))).toList();
        for (final TileChunk chunk : chunks) {
            writer.writeTile(chunk);
        }
        tilesEncoded = end;
    }

    private int bottom(final int tile) {
        final TileBounds bounds = geometry.grid().bounds(tile);
        return bounds.y() + bounds.height();
    }
}
