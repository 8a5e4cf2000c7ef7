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

    static byte[] deflate(final byte[] content) {
        final Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
        try {
            deflater.setInput(content);
            deflater.finish();
            final ByteArrayOutputStream out = new ByteArrayOutputStream();
            final byte[] buffer = new byte[BUFFER_BYTES];
            while (!deflater.finished()) {
                out.write(buffer, 0, deflater.deflate(buffer));
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
