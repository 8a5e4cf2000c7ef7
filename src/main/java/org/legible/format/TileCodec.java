package org.legible.format;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The TILE chunk as a whole. */
final class TileCodec {

    private TileCodec() {
    }

    static byte[] encode(final TileChunk tile) {
        final ByteArrayOutputStream prefix = new ByteArrayOutputStream();
        VarInt.write(prefix, tile.plane());
        VarInt.write(prefix, tile.tile());
        prefix.write(tile.lanes());
        return Chunk.encode(Chunk.TILE, prefix.toByteArray(), tile.stream());
    }

    /**
     * Reads the chunk of a certain tile.
     *
     * @param bytes the whole chunk, at least {@link Chunk#OVERHEAD} bytes, as long as the index says
     * @throws IllegalArgumentException if it is not intact, or is another tile's; the message says what is wrong
     */
    static TileChunk decode(final byte[] bytes, final int plane, final int tile) {
        final ByteBuffer in = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        final int type = in.getInt();
        final int length = in.getInt();
        final int end = bytes.length - Integer.BYTES;
        if (type != Chunk.TILE || length != bytes.length - Chunk.OVERHEAD || in.getInt(end) != Chunk.checksum(bytes, end)) {
            throw new IllegalArgumentException("its checksum, length or type is wrong");
        }
        in.limit(end);
        try {
            if (VarInt.read(in) != plane || VarInt.read(in) != tile) {
                throw new IllegalArgumentException("another tile stands in its place");
            }
            final int lanes = in.get() & 0xff;
            final byte[] stream = new byte[in.remaining()];
            in.get(stream);
            return new TileChunk(plane, tile, lanes, stream);
        } catch (final BufferUnderflowException e) {
            throw new IllegalArgumentException("it is too short", e);
        }
    }
}
