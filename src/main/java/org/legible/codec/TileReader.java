package org.legible.codec;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.legible.bundle.EntropyModel;
import org.legible.bundle.LocalQuality;
import org.legible.bundle.ScaleIndices;
import org.legible.entropy.MalformedStreamException;
import org.legible.format.DamagedTileException;
import org.legible.format.LgbFile;
import org.legible.format.TileBounds;
import org.legible.format.TileGrid;

/** Reads the symbols of tiles. A tile that cannot be read counts as zeros and is remembered. */
final class TileReader {

    private final LgbFile file;
    private final TileGrid grid;
    private final TileCoder coder;
    private final ScaleIndices scales;
    private final int ratio;
    private final int hyperChannels;
    private final int latentChannels;
    private final List<DamagedTileException> damages = new ArrayList<>();

    TileReader(final LgbFile file, final EntropyModel model, final TileCoder coder, final ScaleIndices scales) {
        this.file = file;
        this.grid = file.header().tileGrid();
        this.coder = coder;
        this.scales = scales;
        this.ratio = model.hyperRatio();
        this.hyperChannels = model.hyperChannels();
        this.latentChannels = model.latentChannels();
    }

    /** What was wrong with the tiles that could not be read so far, in the order in which they were read. */
    List<DamagedTileException> damages() {
        return damages;
    }

    /**
     * Reads some tiles of a plane.
     *
     * @param tiles their numbers
     * @param quality of the plane
     * @return one for each number, in their order
     */
    List<TileSymbols> read(final int plane, final List<Integer> tiles, final LocalQuality quality, final Ticker ticker)
            throws IOException {
        final List<Pending> pending = new ArrayList<>();
        for (final int tile : tiles) {
            ticker.check();
            pending.add(start(plane, tile, quality));
        }
        // The engine has its own threads for the tables' indices; the latents are what is worth to be spread over ours.
        pending.parallelStream().forEach(Pending::decodeLatents);
        final List<TileSymbols> symbols = new ArrayList<>();
        for (final Pending tile : pending) {
            if (tile.damage != null) {
                damages.add(tile.damage);
            }
            symbols.add(tile.symbols);
        }
        return symbols;
    }

    private Pending start(final int plane, final int tile, final LocalQuality quality) throws IOException {
        final TileBounds bounds = grid.bounds(tile);
        final Pending pending = new Pending(plane, tile, bounds);
        try {
            pending.decoding = coder.decode(file.readTile(plane, tile), bounds);
            pending.indices = scales.of(pending.decoding.hyperLatents(), bounds.height() / ratio, bounds.width() / ratio,
                quality.part(bounds.y(), bounds.x(), bounds.height(), bounds.width()));
        } catch (final DamagedTileException e) {
            pending.fail(e);
        } catch (final MalformedStreamException e) {
            pending.fail(damage(plane, tile, e));
        }
        return pending;
    }

    private DamagedTileException damage(final int plane, final int tile, final MalformedStreamException cause) {
        final DamagedTileException damage = new DamagedTileException("Tile " + tile + " of plane " + plane + " in " + file.name()
            + " is damaged: " + cause.getMessage() + ".", plane, tile);
        damage.initCause(cause);
        return damage;
    }

    /** A tile whose hyper-latents are there, or that has turned out to be damaged. */
    private final class Pending {

        private final int plane;
        private final int tile;
        private final TileBounds bounds;
        private TileCoder.Decoding decoding;
        private byte[] indices;
        private TileSymbols symbols;
        private DamagedTileException damage;

        Pending(final int plane, final int tile, final TileBounds bounds) {
            this.plane = plane;
            this.tile = tile;
            this.bounds = bounds;
        }

        void decodeLatents() {
            if (damage != null) {
                return;
            }
            try {
                symbols = new TileSymbols(bounds, decoding.hyperLatents(), indices, decoding.latents(indices));
            } catch (final MalformedStreamException e) {
                fail(damage(plane, tile, e));
            }
        }

        void fail(final DamagedTileException why) {
            damage = why;
            final int positions = bounds.height() * bounds.width();
            symbols = new TileSymbols(bounds, new short[hyperChannels * positions / (ratio * ratio)], new byte[0],
                new short[latentChannels * positions]);
        }
    }
}
