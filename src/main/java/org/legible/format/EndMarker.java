package org.legible.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The contents of the LEND chunk.
 *
 * @param tiles       the number of TILE chunks
 * @param indexOffset where the INDX chunk starts
 * @param fileLength  of the whole file
 */
record EndMarker(long tiles, long indexOffset, long fileLength) {

    static final int PAYLOAD_BYTES = Integer.BYTES + 2 * Long.BYTES;

    /** Of the whole chunk: where it starts, counted from the file's end. */
    static final int CHUNK_BYTES = PAYLOAD_BYTES + Chunk.OVERHEAD;

    byte[] encode() {
        return ByteBuffer.allocate(PAYLOAD_BYTES).order(ByteOrder.LITTLE_ENDIAN)
            .putInt((int) tiles).putLong(indexOffset).putLong(fileLength).array();
    }

    static EndMarker decode(final byte[] payload) {
        final ByteBuffer in = ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
        return new EndMarker(Integer.toUnsignedLong(in.getInt()), in.getLong(), in.getLong());
    }
}
