package org.legible.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finds out what is where in a file, and refuses files that cannot be read; nothing is allocated for pixels. */
final class FileParser {

    static final String DAMAGED_HEADER = " is damaged: its header, the HEAD chunk at byte " + LgbFormat.PREAMBLE_BYTES
        + ", was altered. " + LgbFormat.COPY_AGAIN;

    private final ChunkReader reader;

    private StreamHeader header;
    private final List<Chunk> front = new ArrayList<>();
    private final Map<Integer, Chunk> maps = new HashMap<>();
    private final List<Chunk> back = new ArrayList<>();
    private SymbolIndex symbols;
    private Chunk metadata;
    private Chunk text;
    private Long damage;

    private FileParser(final ChunkReader reader) {
        this.reader = reader;
    }

    /** @throws LegibleException if the file cannot be read, or is damaged beyond single tiles and what can be ignored */
    static Outline parse(final ChunkReader reader) throws LegibleException {
        Preamble.check(reader);
        return new FileParser(reader).parse(FileEnd.find(reader));
    }

    private Outline parse(final EndMarker end) throws LegibleException {
        readHeader();
        if (end.tiles() != header.tileCount()) {
            throw new LegibleException(reader.name() + " has " + end.tiles() + " tiles, but its header calls for " + header.tileCount()
                + ": whatever wrote it was at fault.");
        }
        final Chunk index = indexChunk(end);
        final Optional<TileIndex> stored = storedIndex(index);
        final TileIndex tiles = stored.isPresent() ? stored.get() : rebuiltIndex(index.offset());
        readFront(tiles.start());
        readBack(tiles.end(), index.offset());
        return new Outline(header, List.copyOf(front), Map.copyOf(maps), tiles, List.copyOf(back), symbols,
            Optional.ofNullable(metadata), Optional.ofNullable(text), Optional.ofNullable(damage), index, stored.isEmpty());
    }

    static boolean isHead(final Chunk chunk) {
        return chunk.type() == Chunk.HEAD && chunk.length() <= HeaderCodec.MAX_BYTES;
    }

    private void readHeader() throws LegibleException {
        final Optional<Chunk> head = reader.chunkAt(LgbFormat.PREAMBLE_BYTES, reader.size());
        if (head.isEmpty() || !isHead(head.get()) || !reader.intact(head.get())) {
            throw new LegibleException(reader.name() + DAMAGED_HEADER);
        }
        try {
            header = HeaderCodec.decode(reader.payload(head.get()));
        } catch (final IllegalArgumentException e) {
            throw new LegibleException(reader.name() + " cannot be read. " + e.getMessage() + ".", e);
        }
        symbols = new SymbolIndex(header.layout());
        front.add(head.get());
    }

    /** Where INDX is, as LEND tells. Its own first bytes are not trusted. */
    private Chunk indexChunk(final EndMarker end) throws LegibleException {
        final long length = reader.size() - EndMarker.CHUNK_BYTES - Chunk.OVERHEAD - end.indexOffset();
        if (end.indexOffset() < front.get(0).end() || length < 0 || length > LgbFormat.MAX_PAYLOAD) {
            throw new LegibleException(reader.name() + " has no room for an index at byte " + end.indexOffset()
                + ": whatever wrote it was at fault.");
        }
        return new Chunk(end.indexOffset(), Chunk.INDX, length);
    }

    private Optional<TileIndex> storedIndex(final Chunk index) throws LegibleException {
        if (!reader.headerAt(index.offset()).equals(index) || !reader.intact(index)) {
            return Optional.empty();
        }
        try {
            final TileIndex tiles = TileIndex.decode(reader.payload(index), header.tileCount());
            final boolean fits = tiles.start() >= front.get(0).end() && tiles.end() <= index.offset();
            return fits ? Optional.of(tiles) : Optional.empty();
        } catch (final IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Finds the tiles by going from chunk to chunk, which works as long as their lengths are intact. */
    private TileIndex rebuiltIndex(final long limit) throws LegibleException {
        final TileIndex.Builder found = new TileIndex.Builder();
        try {
            long offset = front.get(0).end();
            int others = 0;
            while (offset < limit && found.count() <= header.tileCount() && others <= LgbFormat.MAX_OTHER_CHUNKS) {
                final Chunk next = reader.chunkAt(offset, limit).orElseThrow(() -> lostTiles(null));
                if (next.type() == Chunk.TILE) {
                    found.add(offset, next.end() - offset);
                } else {
                    others++;
                }
                offset = next.end();
            }
        } catch (final IllegalArgumentException e) {
            throw lostTiles(e);
        }
        if (found.count() != header.tileCount()) {
            throw lostTiles(null);
        }
        return found.build();
    }

    private LegibleException lostTiles(final Exception cause) {
        return new LegibleException(reader.name() + " is damaged: neither its index nor its chunks tell where all tiles are. "
            + LgbFormat.COPY_AGAIN, cause);
    }

    private void readFront(final long limit) throws LegibleException {
        long offset = front.get(0).end();
        while (offset < limit) {
            final Optional<Chunk> next = reader.chunkAt(offset, limit);
            if (next.isEmpty() || !reader.intact(next.get())) {
                if (limit - offset <= SymbolIndex.MAX_LAYER_BYTES && limit - offset > Chunk.OVERHEAD) {
                    // It can only be this one, and what it tells is not needed for the learned layer.
                    final Chunk layer = new Chunk(offset, Chunk.SYMBOL_LAYER, limit - offset - Chunk.OVERHEAD);
                    symbols.lose(layer, "it was altered");
                    front.add(layer);
                    return;
                }
                throw new LegibleException(reader.name() + " is damaged: the chunk at byte " + offset
                    + ", in front of its tiles, was altered. " + LgbFormat.COPY_AGAIN);
            }
            accept(next.get(), front);
            offset = next.get().end();
        }
    }

    private void readBack(final long from, final long limit) throws LegibleException {
        long offset = from;
        while (offset < limit) {
            final Optional<Chunk> next = reader.chunkAt(offset, limit);
            if (next.isEmpty()) {
                // All that may stand here can be ignored, so what follows is not missed either.
                noteDamage(offset);
                return;
            }
            if (!reader.intact(next.get())) {
                // Its length may still be right; where it is not, hardly anything intact follows.
                noteDamage(offset);
            } else if (next.get().type() == Chunk.QMAP || next.get().type() == Chunk.SYMBOL_LAYER) {
                throw misplaced(next.get());
            } else {
                accept(next.get(), back);
            }
            offset = next.get().end();
        }
    }

    private void noteDamage(final long offset) {
        if (damage == null) {
            damage = offset;
        }
    }

    private void accept(final Chunk chunk, final List<Chunk> area) throws LegibleException {
        // The header, which is not counted, is in front.
        if (front.size() + back.size() > LgbFormat.MAX_OTHER_CHUNKS) {
            throw new LegibleException(reader.name() + " has more than " + LgbFormat.MAX_OTHER_CHUNKS
                + " chunks beside its tiles: whatever wrote it was at fault.");
        }
        if (chunk.type() == Chunk.QMAP) {
            acceptMap(chunk);
        } else if (chunk.type() == Chunk.SYMBOL_LAYER) {
            symbols.announce(chunk, start(chunk, VarInt.MAX_BYTES));
        } else if (chunk.type() == Chunk.SYMBOLS) {
            // Only where it belongs is looked at; its contents are checked when it is painted.
            if (!symbols.accept(chunk, start(chunk, 2 * VarInt.MAX_BYTES))) {
                noteDamage(chunk.offset());
                return;
            }
        } else if (chunk.type() == Chunk.META && metadata == null) {
            metadata = chunk;
        } else if (chunk.type() == Chunk.TEXT && text == null) {
            text = chunk;
        } else if (chunk.type() == Chunk.HEAD || chunk.type() == Chunk.TILE || chunk.type() == Chunk.INDX || chunk.type() == Chunk.LEND) {
            throw misplaced(chunk);
        } else if (!chunk.ignorable()) {
            throw new LegibleException(reader.name() + " needs the unknown chunk \"" + chunk.name()
                + "\" to be understood, which this version of Legible does not: update Legible.");
        }
        area.add(chunk);
    }

    private void acceptMap(final Chunk chunk) throws LegibleException {
        if (chunk.length() < Integer.BYTES) {
            throw misplaced(chunk);
        }
        final int plane = ByteBuffer.wrap(reader.read(chunk.payloadOffset(), Integer.BYTES)).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (plane < LgbFormat.ALL_PLANES || plane >= header.layout().planes() || maps.put(plane, chunk) != null) {
            throw misplaced(chunk);
        }
    }

    /** The first bytes of a chunk's payload. */
    private byte[] start(final Chunk chunk, final int most) throws LegibleException {
        return reader.read(chunk.payloadOffset(), (int) Math.min(chunk.length(), most));
    }

    private LegibleException misplaced(final Chunk chunk) {
        return new LegibleException(reader.name() + " has a " + chunk.name() + " chunk at byte " + chunk.offset()
            + " that does not belong there: whatever wrote it was at fault.");
    }
}
