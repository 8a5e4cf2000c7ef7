package org.legible.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Writes a Legible file from front to back: the header, quality maps, the tiles in order, and what follows from them.
 *
 * <p>All goes into a temporary file beside the target; {@link #finish()} moves it into place in one step. Closing without finishing
 * leaves nothing behind, and a file that was there before untouched. Not thread-safe.
 */
public final class LgbWriter implements AutoCloseable {

    private final StreamHeader header;
    private final TileGrid grid;
    private final PendingFile file;
    private final FileChannel channel;

    /** Deflated. It is written behind the tiles, where damage to it cannot hide a chunk that is needed. */
    private byte[] metadata;

    /** Deflated; behind the tiles, too. */
    private byte[] text;

    /** Whole chunks. Like the metadata they are written behind the tiles. */
    private final List<byte[]> symbols = new ArrayList<>();
    private boolean symbolLayer;

    private final Set<Integer> mappedPlanes = new HashSet<>();
    private final TileIndex.Builder index = new TileIndex.Builder();
    private long length;

    /**
     * Starts the file and writes its header.
     *
     * @param target the file to be; it is replaced where it exists
     * @throws LegibleException if the target is no file, its folder does not exist or cannot be written to, or the disk is full
     */
    public LgbWriter(final Path target, final StreamHeader header) throws LegibleException {
        this.header = header;
        this.grid = header.tileGrid();
        this.file = PendingFile.create(target);
        this.channel = openOrRemove(file);
        try {
            write(Preamble.encode());
            writeChunk(Chunk.HEAD, HeaderCodec.encode(header));
        } catch (final LegibleException e) {
            closeAfter(e);
            throw e;
        }
    }

    private static FileChannel openOrRemove(final PendingFile file) throws LegibleException {
        try {
            return FileChannel.open(file.path(), StandardOpenOption.WRITE);
        } catch (final IOException e) {
            try (file) {
                throw cannotWrite(file, e);
            }
        }
    }

    /**
     * Adds the quality map of a plane, or of all planes without one of their own. All maps come before the first tile.
     *
     * @throws LegibleException         if the image is too large for a map, or the file cannot be written
     * @throws IllegalArgumentException if the plane does not exist or has a map already, or the map does not fit the latent grid
     * @throws IllegalStateException    after the first tile
     */
    public void writeQualityMap(final QualityMapChunk map) throws LegibleException {
        if (index.count() > 0) {
            throw new IllegalStateException("Quality maps come before the tiles");
        }
        if (grid.positions() > LgbFormat.MAX_MAP_POSITIONS) {
            throw new LegibleException("An image of " + grid.positions() + " latent positions a plane is too large for a quality map, "
                + "which has at most " + LgbFormat.MAX_MAP_POSITIONS + ": encode it without one.");
        }
        if (map.offsets().length != grid.positions()) {
            throw new IllegalArgumentException("A quality map of " + map.offsets().length + " positions for a grid of " + grid.positions());
        }
        if (map.plane() != LgbFormat.ALL_PLANES) {
            Limits.require("plane of a quality map", map.plane(), 0, header.layout().planes() - 1L);
        }
        if (!mappedPlanes.add(map.plane())) {
            throw new IllegalArgumentException("The plane " + map.plane() + " has a quality map already");
        }
        writeChunk(Chunk.QMAP, QualityMapCodec.encode(map, grid));
    }

    /**
     * Tells that the file may have a symbol layer, before the first tile.
     *
     * @param side of a symbol tile in pixels
     * @throws LegibleException         if the file cannot be written
     * @throws IllegalArgumentException if the side is beyond {@link LgbFormat#MIN_SYMBOL_TILE} to {@link LgbFormat#MAX_SYMBOL_TILE}
     * @throws IllegalStateException    after the first tile, or at the second call
     */
    public void announceSymbols(final int side) throws LegibleException {
        if (index.count() > 0 || symbolLayer) {
            throw new IllegalStateException("The symbol layer is announced once, before the tiles");
        }
        symbolLayer = true;
        writeChunk(Chunk.SYMBOL_LAYER, SymbolChunkCodec.encodeSide(side));
    }

    /**
     * Adds a tile of the symbol layer, at any time before {@link #finish()}.
     *
     * @throws IllegalStateException if the layer was not announced
     */
    public void addSymbols(final SymbolChunk tile) {
        if (!symbolLayer) {
            throw new IllegalStateException("There was no word of a symbol layer");
        }
        symbols.add(SymbolChunkCodec.encode(tile));
    }

    /**
     * Sets the metadata; the last call counts. At any time before {@link #finish()}.
     *
     * @param json a JSON object in UTF-8
     * @throws LegibleException if it is longer than {@link LgbFormat#MAX_METADATA_BYTES}
     */
    public void writeMetadata(final byte[] json) throws LegibleException {
        if (json.length > LgbFormat.MAX_METADATA_BYTES) {
            throw new LegibleException("The image's metadata take " + json.length + " bytes, more than the " + LgbFormat.MAX_METADATA_BYTES
                + " that fit a Legible file: remove overlays, labels or info.");
        }
        metadata = Zlib.deflate(json);
    }

    /**
     * Sets what the image says; the last call counts. At any time before {@link #finish()}.
     *
     * @throws LegibleException         if there are more than {@link LgbFormat#MAX_TEXT_LINES} lines, or they take more than
     *                                  {@link LgbFormat#MAX_TEXT_BYTES} bytes before they are deflated
     * @throws IllegalArgumentException if a line is not within the image, or the lines are not in the order of their planes
     */
    public void writeText(final TextLayer layer) throws LegibleException {
        text = TextLayerCodec.encode(layer, header.layout());
    }

    /**
     * Adds the next tile. They come plane by plane and, within a plane, in the order of {@link TileGrid}.
     *
     * @throws LegibleException         if the file cannot be written
     * @throws IllegalArgumentException if it is another tile's turn
     */
    public void writeTile(final TileChunk tile) throws LegibleException {
        final int perPlane = (int) grid.count();
        if (index.count() == header.tileCount() || tile.plane() != index.count() / perPlane || tile.tile() != index.count() % perPlane) {
            throw new IllegalArgumentException("Tile " + tile.tile() + " of plane " + tile.plane() + " is not number " + index.count()
                + " of " + header.tileCount());
        }
        final byte[] chunk = TileCodec.encode(tile);
        index.add(length, chunk.length);
        write(chunk);
    }

    /**
     * Writes what is left and moves the file into place.
     *
     * @return the length of the file in bytes
     * @throws LegibleException      if that fails; the target is then as it was before
     * @throws IllegalStateException if tiles are missing
     */
    public long finish() throws LegibleException {
        if (index.count() != header.tileCount()) {
            throw new IllegalStateException("Only " + index.count() + " of " + header.tileCount() + " tiles were written");
        }
        if (metadata != null) {
            writeChunk(Chunk.META, metadata);
        }
        if (text != null) {
            writeChunk(Chunk.TEXT, text);
        }
        for (final byte[] chunk : symbols) {
            write(chunk);
        }
        final long indexOffset = length;
        writeChunk(Chunk.INDX, index.build().encode());
        writeChunk(Chunk.LEND, new EndMarker(index.count(), indexOffset, length + EndMarker.CHUNK_BYTES).encode());
        try {
            // Some file systems tell only now that they are full.
            channel.force(false);
            channel.close();
        } catch (final IOException e) {
            throw cannotWrite(file, e);
        }
        file.commit();
        return length;
    }

    /**
     * Removes the temporary file, unless the writer has finished.
     *
     * @throws LegibleException if the system refuses to remove it
     */
    @Override
    public void close() throws LegibleException {
        try (file) {
            channel.close();
        } catch (final LegibleException e) {
            throw e;
        } catch (final IOException e) {
            throw cannotWrite(file, e);
        }
    }

    private void closeAfter(final LegibleException failure) {
        try {
            close();
        } catch (final LegibleException e) {
            failure.addSuppressed(e);
        }
    }

    private void writeChunk(final int type, final byte[] payload) throws LegibleException {
        write(Chunk.encode(type, payload));
    }

    private void write(final byte[] bytes) throws LegibleException {
        final ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (final IOException e) {
            throw cannotWrite(file, e);
        }
        length += bytes.length;
    }

    private static LegibleException cannotWrite(final PendingFile file, final IOException cause) {
        return LegibleException.of(file.target() + " cannot be written", cause);
    }
}
