package org.legible.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.DataFormatException;

/**
 * An open Legible file: its header, and random access to all else.
 *
 * <p>Opening checks all that is needed to decode, except the tiles: those are checked one by one when they are read, and a damaged one
 * does not keep the others from being read. What is damaged but not needed is told by {@link #warnings()}. Several threads may read
 * tiles at once.
 */
public final class LgbFile implements AutoCloseable {

    private final ChunkReader reader;
    private final Outline outline;
    private final TileGrid grid;
    private final byte[] metadata;
    private final TextLayer text;
    private final List<String> warnings;

    private LgbFile(final ChunkReader reader) throws LegibleException {
        this.reader = reader;
        this.outline = FileParser.parse(reader);
        this.grid = outline.header().tileGrid();
        final List<String> found = new ArrayList<>();
        if (outline.rebuilt()) {
            found.add("The tile index of " + reader.name() + " is damaged and was rebuilt from the tiles.");
        }
        outline.symbols().warning(reader.name()).ifPresent(found::add);
        this.metadata = metadata(found);
        this.text = text(found);
        this.warnings = List.copyOf(found);
    }

    /**
     * Opens a file on disk.
     *
     * @throws LegibleException if it cannot be read, is no Legible file, was written by a newer version, is cut short or continued, or
     *                          is damaged in a place that is needed
     */
    public static LgbFile open(final Path path) throws LegibleException {
        if (Files.isDirectory(path)) {
            throw new LegibleException(path + " is a folder, not a file: choose a file that Legible has written.");
        }
        try {
            return open(path.toString(), new ByteSource.OfChannel(FileChannel.open(path, StandardOpenOption.READ)));
        } catch (final IOException e) {
            throw LegibleException.of(path + " cannot be read", e);
        }
    }

    /**
     * Opens a file that is in memory.
     *
     * @param name  what messages are to call it
     * @param bytes the whole file; they are not copied
     * @throws LegibleException as {@link #open(Path)}
     */
    public static LgbFile of(final String name, final byte[] bytes) throws LegibleException {
        return open(name, new ByteSource.OfArray(bytes));
    }

    private static LgbFile open(final String name, final ByteSource source) throws LegibleException {
        final ChunkReader reader = new ChunkReader(name, source);
        try {
            return new LgbFile(reader);
        } catch (final LegibleException e) {
            try (reader) {
                throw e;
            }
        }
    }

    /**
     * Whether a file starts like a Legible file. It may still be damaged, or too new to be read.
     *
     * @throws IOException if the file cannot be read
     */
    public static boolean isLgb(final Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(path)) {
            return Preamble.isSignature(in.readNBytes(LgbFormat.PREAMBLE_BYTES));
        }
    }

    /**
     * Whether bytes are those of a Legible file.
     *
     * @param start the first bytes of the file, four or more
     */
    public static boolean isLgb(final byte[] start) {
        return Preamble.isSignature(start);
    }

    /** What messages call the file: its path, or the name it was given. */
    public String name() {
        return reader.name();
    }

    /** The length in bytes. */
    public long length() {
        return reader.size();
    }

    /** The header. */
    public StreamHeader header() {
        return outline.header();
    }

    /** What was found damaged at opening and is not needed for the pixels, in plain sentences; mostly empty. */
    public List<String> warnings() {
        return warnings;
    }

    /** The metadata, a JSON object in UTF-8; empty where there are none or they are damaged. */
    public Optional<byte[]> metadata() {
        return Optional.ofNullable(metadata).map(byte[]::clone);
    }

    private byte[] metadata(final List<String> found) throws LegibleException {
        if (outline.damage().isPresent()) {
            found.add(outline.symbols().side() > 0 ? "A part of " + reader.name() + " behind its tiles is damaged, at byte "
                + outline.damage().get() + ": text that was lifted off the image may be missing, or the metadata,"
                + " or the stored text."
                : "A part of " + reader.name() + " that is not needed for its pixels is damaged, at byte " + outline.damage().get()
                + (outline.metadata().isPresent() ? ": the stored text is lost, if there was one."
                    : ": its metadata are lost, or the stored text."));
        }
        if (outline.metadata().isEmpty()) {
            return null;
        }
        try {
            return Zlib.inflate(reader.payload(outline.metadata().get()), 0, LgbFormat.MAX_METADATA_BYTES);
        } catch (final DataFormatException e) {
            found.add("The metadata of " + reader.name() + " are damaged and were left out: " + Zlib.describe(e) + ".");
            return null;
        }
    }

    /** What the image says, where its text was stored; empty where it was not or is damaged. */
    public Optional<TextLayer> textLayer() {
        return Optional.ofNullable(text);
    }

    /** Bytes that the stored text takes, with what frames it; 0 where there is none. */
    public long textLayerBytes() {
        return outline.text().map(chunk -> chunk.end() - chunk.offset()).orElse(0L);
    }

    private TextLayer text(final List<String> found) throws LegibleException {
        if (outline.text().isEmpty()) {
            return null;
        }
        try {
            return TextLayerCodec.decode(reader.payload(outline.text().get()), header().layout());
        } catch (final DataFormatException e) {
            found.add("The stored text of " + reader.name() + " is damaged and was left out: " + Zlib.describe(e) + ".");
            return null;
        }
    }

    /**
     * The quality map of a plane: its own one, else the one for all planes, else none.
     *
     * @param plane number of the plane, from 0
     * @throws LegibleException if the map cannot be read
     */
    public Optional<QualityMapChunk> qualityMap(final int plane) throws LegibleException {
        final Chunk own = outline.maps().get(plane);
        final Chunk chunk = own != null ? own : outline.maps().get(LgbFormat.ALL_PLANES);
        return chunk == null ? Optional.empty() : Optional.of(readMap(chunk));
    }

    /** Bytes that quality maps take, with what frames them; 0 where the quality is the same everywhere. */
    public long qualityMapBytes() {
        return outline.maps().values().stream().mapToLong(chunk -> chunk.end() - chunk.offset()).sum();
    }

    /** The side of the tiles of the symbol layer in pixels; 0 where the file has no such layer, or one that cannot be read. */
    public int symbolTileSide() {
        return outline.symbols().side();
    }

    /**
     * The numbers of the symbol tiles of a plane that hold something, in order.
     *
     * @param plane number of the plane, from 0
     */
    public List<Integer> symbolTiles(final int plane) {
        return outline.symbols().tiles(plane);
    }

    /**
     * Reads what was lifted off a symbol tile.
     *
     * @param plane number of the plane, from 0
     * @param tile  one of {@link #symbolTiles}
     * @throws LegibleException          if the file cannot be read
     * @throws IndexOutOfBoundsException if the file has nothing for that tile
     */
    public SymbolChunk readSymbols(final int plane, final int tile) throws LegibleException {
        return SymbolChunkCodec.decode(reader.payload(outline.symbols().chunk(plane, tile).orElseThrow(
            () -> new IndexOutOfBoundsException("There is nothing for symbol tile " + tile + " of plane " + plane))));
    }

    QualityMapChunk readMap(final Chunk chunk) throws LegibleException {
        try {
            return QualityMapCodec.decode(reader.payload(chunk), grid);
        } catch (final DataFormatException e) {
            throw new LegibleException("The quality map at byte " + chunk.offset() + " of " + reader.name() + " cannot be read: "
                + Zlib.describe(e) + "; whatever wrote it was at fault.", e);
        }
    }

    /**
     * Reads the coded symbols of a tile.
     *
     * @param plane number of the plane, from 0
     * @param tile  number of the tile in its plane, from 0
     * @throws DamagedTileException      if the chunk is not intact; other tiles may be
     * @throws LegibleException          if the file cannot be read
     * @throws IndexOutOfBoundsException if there is no such tile
     */
    public TileChunk readTile(final int plane, final int tile) throws LegibleException {
        Objects.checkIndex(plane, header().layout().planes());
        Objects.checkIndex(tile, (int) grid.count());
        final int number = plane * (int) grid.count() + tile;
        final byte[] chunk = reader.read(outline.tiles().offset(number), outline.tiles().length(number));
        try {
            return TileCodec.decode(chunk, plane, tile);
        } catch (final IllegalArgumentException e) {
            throw new DamagedTileException("Tile " + tile + " of plane " + plane + " in " + reader.name() + " is damaged: "
                + e.getMessage() + ".", plane, tile);
        }
    }

    /**
     * Reads every chunk and checks it.
     *
     * @throws LegibleException if the file cannot be read
     */
    public VerifyReport verify() throws LegibleException {
        return new Verifier(this, outline).verify();
    }

    @Override
    public void close() throws LegibleException {
        reader.close();
    }
}
