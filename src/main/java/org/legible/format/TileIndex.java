package org.legible.format;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Where the TILE chunks are; they follow each other without a gap. */
final class TileIndex {

    /** Where each chunk starts, and last where the last one ends. */
    private final long[] offsets;

    private TileIndex(final long[] offsets) {
        this.offsets = offsets;
    }

    int count() {
        return offsets.length - 1;
    }

    /** Where the first tile starts. */
    long start() {
        return offsets[0];
    }

    /** Where the last tile ends. */
    long end() {
        return offsets[count()];
    }

    long offset(final int number) {
        return offsets[number];
    }

    /** The length of the whole chunk. */
    int length(final int number) {
        return (int) (offsets[number + 1] - offsets[number]);
    }

    /**
     * Reads the payload of an INDX chunk.
     *
     * @param count the number of tiles that the header calls for
     * @throws IllegalArgumentException if the payload is not that of so many tiles
     */
    static TileIndex decode(final byte[] payload, final int count) {
        // A varint takes a byte or more, so that the array is never larger than what was read calls for.
        if (payload.length < Long.BYTES + (long) count) {
            throw new IllegalArgumentException("it has fewer entries than there are tiles");
        }
        final ByteBuffer in = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
        final long[] offsets = new long[count + 1];
        offsets[0] = in.getLong();
        try {
            for (int i = 0; i < count; i++) {
                final int length = VarInt.read(in);
                if (length < Chunk.OVERHEAD || length > LgbFormat.MAX_PAYLOAD + Chunk.OVERHEAD) {
                    throw new IllegalArgumentException("entry " + i + " is no tile's length");
                }
                offsets[i + 1] = offsets[i] + length;
            }
        } catch (final BufferUnderflowException e) {
            throw new IllegalArgumentException("it is too short", e);
        }
        if (in.hasRemaining()) {
            throw new IllegalArgumentException("it has more entries than there are tiles");
        }
        return new TileIndex(offsets);
    }

    /** Collects the lengths of chunks in order. */
    static final class Builder {

        private long[] offsets = new long[16];
        private int count;

        /** Adds the chunk that starts at {@code offset} and has {@code length} bytes in all. */
        void add(final long offset, final long length) {
            if (count > 0 && offset != offsets[count]) {
                throw new IllegalArgumentException("the tiles do not follow each other");
            }
            if (count + 1 == offsets.length) {
                offsets = Arrays.copyOf(offsets, 2 * offsets.length);
            }
            offsets[count] = offset;
            offsets[++count] = offset + length;
        }

        int count() {
            return count;
        }

        /** @return the index of at least one tile */
        TileIndex build() {
            return new TileIndex(Arrays.copyOf(offsets, count + 1));
        }
    }

    /** The payload of an INDX chunk. */
    byte[] encode() {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(start()).array());
        for (int i = 0; i < count(); i++) {
            VarInt.write(out, length(i));
        }
        return out.toByteArray();
    }
}
