package org.legible.format;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Random access to the bytes of a file, wherever they are. Implementations may be used by several threads at once. */
interface ByteSource extends AutoCloseable {

    /** The length in bytes. */
    long size() throws IOException;

    /** Fills what remains of {@code target} with the bytes from {@code position} on. */
    void read(long position, ByteBuffer target) throws IOException;

    @Override
    void close() throws IOException;

    /** An open file, which is closed with the source. */
    record OfChannel(FileChannel channel) implements ByteSource {

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public void read(final long position, final ByteBuffer target) throws IOException {
            long next = position;
            while (target.hasRemaining()) {
                final int count = channel.read(target, next);
                if (count < 0) {
                    throw new EOFException("it became shorter while it was read");
                }
                next += count;
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** A file in memory. */
    record OfArray(byte[] bytes) implements ByteSource {

        @Override
        public long size() {
            return bytes.length;
        }

        @Override
        public void read(final long position, final ByteBuffer target) throws IOException {
            if (position > bytes.length - target.remaining()) {
                throw new EOFException("it ends at byte " + bytes.length);
            }
            target.put(bytes, (int) position, target.remaining());
        }

        @Override
        public void close() {
            // Nothing is held.
        }
    }
}
