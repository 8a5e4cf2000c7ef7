package org.legible.format;

import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where the symbol layer of a file is. Whatever is wrong with the layer costs what was lifted off the image, and nothing else: the file
 * can be decoded without it.
 */
final class SymbolIndex {

    /** No other chunk that must be understood is as short, so a damaged one of this length is SYMB, whatever its first bytes say. */
    static final int MAX_LAYER_BYTES = Chunk.OVERHEAD + VarInt.MAX_BYTES;

    private final ImageLayout layout;

    /** By plane and, within it, by tile. */
    private final NavigableMap<Long, Chunk> tiles = new TreeMap<>();

    private int side;
    private Chunk lost;
    private String fault = "";

    SymbolIndex(final ImageLayout layout) {
        this.layout = layout;
    }

    /**
     * Takes note of SYMB.
     *
     * @param payload of the chunk, or its first bytes
     */
    void announce(final Chunk chunk, final byte[] payload) {
        if (side != 0) {
            lose(chunk, "there is one already");
        } else if (chunk.length() > VarInt.MAX_BYTES) {
            lose(chunk, "it is too long");
        } else if (layout.type().windowed()) {
            lose(chunk, "images of type " + layout.type() + " have no such layer");
        } else {
            try {
                side = SymbolChunkCodec.decodeSide(payload);
            } catch (final IllegalArgumentException e) {
                lose(chunk, e.getMessage());
            }
        }
    }

    /** Gives the layer up. */
    void lose(final Chunk chunk, final String why) {
        if (lost == null) {
            lost = chunk;
            fault = why;
        }
    }

    /**
     * Takes note of a symb chunk.
     *
     * @param payload of the chunk, or its first bytes
     * @return whether it stands for a tile that there is, the first one to do so, and is not too long
     */
    boolean accept(final Chunk chunk, final byte[] payload) {
        if (side() == 0) {
            // Without the layer there is no knowing; the chunk is not needed.
            return true;
        }
        try {
            final SymbolChunk found = SymbolChunkCodec.decode(payload);
            return found.plane() < layout.planes() && found.tile() < across() * down() && chunk.length() <= LgbFormat.MAX_SYMBOL_BYTES
                && tiles.putIfAbsent(key(found.plane(), found.tile()), chunk) == null;
        } catch (final IllegalArgumentException e) {
            return false;
        }
    }

    private long across() {
        return (layout.width() - 1) / side + 1;
    }

    private long down() {
        return (layout.height() - 1) / side + 1;
    }

    private static long key(final int plane, final int tile) {
        return (long) plane << Integer.SIZE | tile;
    }

    /** Side of a symbol tile in pixels; 0 where there is no layer, or none that can be read. */
    int side() {
        return lost == null ? side : 0;
    }

    /** What is wrong with a SYMB chunk; empty where nothing is. */
    String fault(final Chunk chunk) {
        return chunk.equals(lost) ? fault : "";
    }

    /** What is wrong with the whole layer, in a sentence. */
    Optional<String> warning(final String file) {
        return lost == null ? Optional.empty() : Optional.of("The symbol layer of " + file + " cannot be read, as its SYMB chunk at byte "
            + lost.offset() + " is at fault: " + fault + ". The text that was lifted off the image is missing.");
    }

    /** The numbers of the tiles of a plane that hold something, in order. */
    List<Integer> tiles(final int plane) {
        return side() == 0 ? List.of()
            : tiles.subMap(key(plane, 0), key(plane + 1, 0)).keySet().stream().map(Long::intValue).toList();
    }

    /** The chunk of a tile, where it has one. */
    Optional<Chunk> chunk(final int plane, final int tile) {
        return side() == 0 ? Optional.empty() : Optional.ofNullable(tiles.get(key(plane, tile)));
    }
}
