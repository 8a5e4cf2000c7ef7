package org.legible.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.zip.CRC32C;

/** Reads chunks from a file. It never reads beyond the file's end, and allocates no more than what is really there. */
final class ChunkReader implements AutoCloseable {

    private static final int BUFFER_BYTES = 1 << 16;

    private final String name;
    private final ByteSource source;
    private final long size;

    ChunkReader(final String name, final ByteSource source) throws LegibleException {
        this.name = name;
        this.source = source;
        try {
            this.size = source.size();
        } catch (final IOException e) {
            throw cannotRead(e);
        }
    }

    /** The file's name for messages. */
    String name() {
        return name;
    }

    /** The file's length. */
    long size() {
        return size;
    }

    /** Reads a range that lies within the file and has at most {@link LgbFormat#MAX_PAYLOAD} bytes and a chunk's overhead. */
    byte[] read(final long offset, final int length) throws LegibleException {
        final byte[] bytes = new byte[length];
        read(offset, ByteBuffer.wrap(bytes));
        return bytes;
    }

    private void read(final long offset, final ByteBuffer target) throws LegibleException {
        try {
            source.read(offset, target);
        } catch (final IOException e) {
            throw cannotRead(e);
        }
    }

    /**
     * The chunk at {@code offset}, whose checksum is still to be tested.
     *
     * @param limit where it has to end at the latest; at most the file's end
     * @return nothing if no chunk that starts there can end by {@code limit}
     */
    Optional<Chunk> chunkAt(final long offset, final long limit) throws LegibleException {
        if (offset < 0 || offset > limit - Chunk.OVERHEAD) {
            return Optional.empty();
        }
        final Chunk chunk = headerAt(offset);
        return chunk.length() <= LgbFormat.MAX_PAYLOAD && chunk.end() <= limit ? Optional.of(chunk) : Optional.empty();
    }

    /** The first bytes of a chunk, wherever it may end. */
    Chunk headerAt(final long offset) throws LegibleException {
        final ByteBuffer header = ByteBuffer.wrap(read(offset, Chunk.HEADER_BYTES)).order(ByteOrder.LITTLE_ENDIAN);
        return new Chunk(offset, header.getInt(), Integer.toUnsignedLong(header.getInt()));
    }

    /** Whether the checksum of a chunk within the file is right. Needs little memory, however long the chunk is. */
    boolean intact(final Chunk chunk) throws LegibleException {
        final CRC32C checksum = new CRC32C();
        final long end = chunk.end() - Integer.BYTES;
        final ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER_BYTES, end - chunk.offset()));
        for (long position = chunk.offset(); position < end; position += buffer.limit()) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), end - position));
            read(position, buffer);
            checksum.update(buffer.flip());
        }
        return ByteBuffer.wrap(read(end, Integer.BYTES)).order(ByteOrder.LITTLE_ENDIAN).getInt() == (int) checksum.getValue();
    }

    /** The payload of a chunk within the file. */
    byte[] payload(final Chunk chunk) throws LegibleException {
        return read(chunk.payloadOffset(), (int) chunk.length());
    }

    private LegibleException cannotRead(final IOException cause) {
        return LegibleException.of(name + " cannot be read", cause);
    }

    @Override
    public void close() throws LegibleException {
        try {
            source.close();
        } catch (final IOException e) {
            throw cannotRead(e);
        }
    }
}
