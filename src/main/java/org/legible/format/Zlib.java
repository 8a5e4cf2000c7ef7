package org.legible.format;

import java.io.ByteArrayOutputStream;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/** Zlib streams in memory, with a bound on what they may inflate to. */
final class Zlib {

    private static final int BUFFER_BYTES = 1 << 16;

    private Zlib() {
    }

    /** One stream of all the parts, each in blocks of its own: parts that are unlike each other take fewer bytes so. */
    static byte[] deflate(final byte[]... parts) {
        final Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            final ByteArrayOutputStream out = new ByteArrayOutputStream();
            final byte[] buffer = new byte[BUFFER_BYTES];
            for (int i = 0; i < parts.length; i++) {
                final boolean last = i == parts.length - 1;
                deflater.setInput(parts[i]);
                if (last) {
                    deflater.finish();
                }
                int count;
                do {
                    count = deflater.deflate(buffer, 0, buffer.length, last ? Deflater.NO_FLUSH : Deflater.SYNC_FLUSH);
                    out.write(buffer, 0, count);
                } while (count == buffer.length || last && !deflater.finished());
            }
            return out.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /**
     * Inflates {@code stream} from {@code offset} to its end.
     *
     * @param limit the most bytes that may come out
     * @throws DataFormatException if it is no zlib stream, does not end where the array does, or would give more than {@code limit}
     */
    static byte[] inflate(final byte[] stream, final int offset, final int limit) throws DataFormatException {
        final Inflater inflater = new Inflater();
        try {
            inflater.setInput(stream, offset, stream.length - offset);
            final ByteArrayOutputStream out = new ByteArrayOutputStream();
            final byte[] buffer = new byte[BUFFER_BYTES];
            while (!inflater.finished()) {
                final int count = inflater.inflate(buffer);
                if (count == 0 && !inflater.finished()) {
                    throw new DataFormatException("it is cut short");
                }
                if (count > limit - out.size()) {
                    throw new DataFormatException("it inflates to more than " + limit + " bytes");
                }
                out.write(buffer, 0, count);
            }
            if (inflater.getRemaining() > 0) {
                throw new DataFormatException("something is left behind its end");
            }
            return out.toByteArray();
        } finally {
            inflater.end();
        }
    }

    /** What is wrong, for a sentence; the JDK gives no words for some faults. */
    static String describe(final DataFormatException fault) {
        return fault.getMessage() == null ? "it is no zlib stream" : fault.getMessage();
    }
}
