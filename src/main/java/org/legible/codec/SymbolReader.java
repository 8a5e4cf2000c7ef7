package org.legible.codec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

import org.legible.bundle.EntropyModel;
import org.legible.bundle.LocalQuality;
import org.legible.bundle.ModelBundle;
import org.legible.bundle.ScaleIndices;
import org.legible.format.LegibleException;
import org.legible.format.LgbFile;
import org.legible.format.StreamHeader;

/** Reads the symbols of files, without an engine unless one is given: what golden files fix, and what a full check of a file reads. */
public final class SymbolReader {

    private static final String WHAT = "Reading symbols";

    private final EntropyModel model;
    private final TileCoder coder;
    private final ScaleIndices scales;
    private final WriterCheck check;

    /** @param bundle that wrote the files to be read */
    public SymbolReader(final ModelBundle bundle) {
        this(bundle, bundle.scaleNetwork());
    }

    /**
     * @param bundle that wrote the files to be read
     * @param scales another evaluation of its scale network
     */
    public SymbolReader(final ModelBundle bundle, final ScaleIndices scales) {
        this(bundle.entropyModel(), scales, bundle::requireWriterOf);
    }

    /**
     * A reader that has only the integers of a bundle, and so cannot know its identity.
     *
     * @param model of the bundle that wrote the files to be read: the caller vouches for that
     */
    public SymbolReader(final EntropyModel model) {
        this(model, model.scaleNetwork(), model::requireShapesOf);
    }

    private SymbolReader(final EntropyModel model, final ScaleIndices scales, final WriterCheck check) {
        this.model = model;
        this.coder = new TileCoder(model);
        this.scales = scales;
        this.check = check;
    }

    /**
     * The symbols of one tile.
     *
     * @param file to be read
     * @param plane number of the plane, from 0
     * @param tile number of the tile in its plane, from 0
     * @throws org.legible.format.DamagedTileException when the tile cannot be read
     * @throws LegibleException when another bundle wrote the file
     */
    public TileSymbols read(final LgbFile file, final int plane, final int tile) throws IOException {
        check.require(file.header(), file.name());
        return read(new TileReader(file, model, coder, scales), plane, List.of(tile), quality(file, plane),
            new Ticker(Progress.NONE, 1, WHAT)).get(0);
    }

    /**
     * The SHA-256 of all symbols: for every plane and tile in order the hyper-latents, then the latents, as i16 little-endian.
     *
     * @param file to be read
     * @param progress hears about tiles
     * @return 64 lower-case hexadecimal digits
     * @throws org.legible.format.DamagedTileException when a tile cannot be read
     * @throws LegibleException when another bundle wrote the file
     * @throws java.util.concurrent.CancellationException when the progress says so
     */
    public String hash(final LgbFile file, final Progress progress) throws IOException {
        check.require(file.header(), file.name());
        final MessageDigest digest = sha256();
        final int planes = file.header().layout().planes();
        final int tiles = (int) file.header().tileGrid().count();
        final int across = file.header().tileGrid().across();
        final Ticker ticker = new Ticker(progress, (long) planes * tiles, WHAT);
        final TileReader reader = new TileReader(file, model, coder, scales);
        for (int plane = 0; plane < planes; plane++) {
            final LocalQuality quality = quality(file, plane);
            for (int tile = 0; tile < tiles; tile += across) {
                final List<Integer> row = IntStream.range(tile, tile + across).boxed().toList();
                for (final TileSymbols symbols : read(reader, plane, row, quality, ticker)) {
                    update(digest, symbols.hyperLatents());
                    update(digest, symbols.latents());
                }
                ticker.rows(tile + across);
            }
            ticker.planeDone(tiles);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static LocalQuality quality(final LgbFile file, final int plane) throws IOException {
        return Decoder.localQuality(file.header(), file.qualityMap(plane).orElse(null));
    }

    private static List<TileSymbols> read(final TileReader reader, final int plane, final List<Integer> tiles,
            final LocalQuality quality, final Ticker ticker) throws IOException {
        final List<TileSymbols> symbols = reader.read(plane, tiles, quality, ticker);
        if (!reader.damages().isEmpty()) {
            throw reader.damages().get(0);
        }
        return symbols;
    }

    private static void update(final MessageDigest digest, final short[] symbols) {
        final ByteBuffer bytes = ByteBuffer.allocate(Short.BYTES * symbols.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(symbols);
        digest.update(bytes);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** Refuses a file that cannot be from the bundle at hand. */
    private interface WriterCheck {
        void require(StreamHeader header, String file) throws LegibleException;
    }
}
