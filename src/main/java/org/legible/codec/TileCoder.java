package org.legible.codec;

import java.util.Arrays;

import org.legible.bundle.EntropyModel;
import org.legible.bundle.HyperTables;
import org.legible.entropy.FrequencyTable;
import org.legible.entropy.MalformedStreamException;
import org.legible.entropy.RansDecoder;
import org.legible.entropy.RansEncoder;
import org.legible.format.TileBounds;
import org.legible.format.TileChunk;

/** Turns the symbols of a tile into its rANS stream and back. Safe to share between threads. */
final class TileCoder {

    private final HyperTables hyperTables;
    private final FrequencyTable[] latentTables;
    private final int skipBelow;
    private final int hyperChannels;
    private final int latentChannels;
    private final int ratio;

    TileCoder(final EntropyModel model) {
        this.hyperTables = model.hyperTables();
        this.latentTables = model.latentTables().toArray();
        this.skipBelow = model.latentTables().skipBelow();
        this.hyperChannels = model.hyperChannels();
        this.latentChannels = model.latentChannels();
        this.ratio = model.hyperRatio();
    }

    /** Samples with a lower index are not coded. */
    int skipBelow() {
        return skipBelow;
    }

    /**
     * Encodes a tile, and decodes the stream again to be sure of it.
     *
     * @throws IllegalStateException when what comes back is not what went in
     */
    TileChunk encode(final int plane, final int tile, final TileSymbols symbols) {
        final RansEncoder encoder = new RansEncoder();
        final int width = symbols.bounds().width() / ratio;
        final short[] hyper = symbols.hyperLatents();
        for (int i = 0; i < hyper.length; i++) {
            encoder.add(hyperTable(hyper, i, width, symbols.bounds().height() / ratio), hyper[i]);
        }
        encoder.add(latentTables, symbols.indices(), skipBelow, symbols.latents(), 0, symbols.latents().length);
        final byte[] stream = encoder.finish();
        final TileChunk chunk = new TileChunk(plane, tile, encoder.lanes(), stream);
        requireSame(chunk, symbols);
        return chunk;
    }

    private void requireSame(final TileChunk chunk, final TileSymbols symbols) {
        try {
            final Decoding decoding = decode(chunk, symbols.bounds());
            final short[] latents = decoding.latents(symbols.indices());
            if (!Arrays.equals(decoding.hyperLatents(), symbols.hyperLatents()) || !Arrays.equals(latents, symbols.latents())) {
                throw new IllegalStateException("Tile " + chunk.tile() + " of plane " + chunk.plane() + " decodes to other symbols");
            }
        } catch (final MalformedStreamException e) {
            throw new IllegalStateException("Tile " + chunk.tile() + " of plane " + chunk.plane() + " does not decode", e);
        }
    }

    /**
     * Starts to decode a tile.
     *
     * @throws MalformedStreamException when the stream is damaged
     */
    Decoding decode(final TileChunk chunk, final TileBounds bounds) throws MalformedStreamException {
        return new Decoding(chunk, bounds);
    }

    /** The table of a hyper-latent depends on what is left of it and above it in the tile. */
    private FrequencyTable hyperTable(final short[] values, final int i, final int width, final int height) {
        final int left = i % width == 0 ? 0 : Math.abs(values[i - 1]);
        final int above = i / width % height == 0 ? 0 : Math.abs(values[i - width]);
        return hyperTables.table(i / (width * height), left + above);
    }

    /** A tile in decoding: the hyper-latents come first, and choose the tables of the latents. */
    final class Decoding {

        private final RansDecoder decoder;
        private final TileBounds bounds;
        private final short[] hyperLatents;

        private Decoding(final TileChunk chunk, final TileBounds bounds) throws MalformedStreamException {
            this.decoder = new RansDecoder(chunk.stream(), chunk.lanes());
            this.bounds = bounds;
            final int height = bounds.height() / ratio;
            final int width = bounds.width() / ratio;
            this.hyperLatents = new short[hyperChannels * height * width];
            for (int i = 0; i < hyperLatents.length; i++) {
                hyperLatents[i] = (short) decoder.decode(hyperTable(hyperLatents, i, width, height));
            }
        }

        short[] hyperLatents() {
            return hyperLatents;
        }

        /**
         * The latents; can be called once.
         *
         * @param indices table of each latent
         * @throws MalformedStreamException when the stream is damaged
         */
        short[] latents(final byte[] indices) throws MalformedStreamException {
            final short[] latents = new short[latentChannels * bounds.height() * bounds.width()];
            decoder.decode(latentTables, indices, skipBelow, latents, 0, latents.length);
            decoder.finish();
            return latents;
        }
    }
}
