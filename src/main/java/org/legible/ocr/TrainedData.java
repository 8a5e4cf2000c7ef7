package org.legible.ocr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

import org.legible.format.LegibleException;

/**
 * A look at a {@code .traineddata} file before Tesseract opens it, as Tesseract ends the whole program over a file that is missing or cut.
 *
 * <p>The file begins with the number of components (32 bits, little-endian) and for each the offset at which it begins (64 bits; -1 where
 * it is left out); a component ends where the next begins, the last one with the file. The last is a line of text with the version of
 * the training tool, so a file that was cut anywhere before it has an offset beyond its end. What is inside of a component is not
 * looked at.
 */
final class TrainedData {

    private static final int MOST_COMPONENTS = 1000;
    private static final int NETWORK = 17;
    private static final int CHARACTER_SET = 21;
    private static final int CHARACTER_CODES = 22;
    private static final int VERSION = 23;
    private static final int LONGEST_VERSION = 1 << 12;

    private final Path file;

    private TrainedData(final Path file) {
        this.file = file;
    }

    /**
     * Checks a file.
     *
     * @throws LegibleException when it cannot be read, is no trained data, is cut, or has no network for Tesseract 4 and later
     */
    static void require(final Path file) throws IOException {
        final TrainedData data = new TrainedData(file);
        try (SeekableByteChannel in = Files.newByteChannel(file)) {
            data.check(in);
        } catch (final IOException e) {
            throw LegibleException.of(file + " cannot be read", e);
        }
    }

    private void check(final SeekableByteChannel in) throws IOException {
        final int components = read(in, 0, Integer.BYTES).getInt();
        if (components < 1 || components > MOST_COMPONENTS) {
            throw wrong("is no trained data of Tesseract");
        }
        final ByteBuffer table = read(in, Integer.BYTES, components * Long.BYTES);
        final long[] offsets = new long[components];
        long last = Integer.BYTES + (long) components * Long.BYTES - 1;
        for (int i = 0; i < components; i++) {
            offsets[i] = table.getLong();
            if (offsets[i] != -1 && offsets[i] <= last) {
                throw wrong("is no trained data of Tesseract, or it is damaged");
            }
            last = Math.max(last, offsets[i]);
        }
        requireWhole(in, last);
        if (components <= VERSION || offsets[NETWORK] < 0 || offsets[CHARACTER_SET] < 0 || offsets[CHARACTER_CODES] < 0) {
            throw wrong("has no network in it, it is made for Tesseract 3");
        }
        if (offsets[VERSION] < 0 || in.size() - offsets[VERSION] > LONGEST_VERSION) {
            throw wrong("does not end with a version");
        }
        requireText(read(in, offsets[VERSION], (int) (in.size() - offsets[VERSION])));
    }

    private void requireWhole(final SeekableByteChannel in, final long lastOffset) throws IOException {
        if (lastOffset >= in.size()) {
            throw wrong("is cut: it has " + in.size() + " bytes, and a part of it begins at byte " + lastOffset);
        }
    }

    private void requireText(final ByteBuffer version) throws LegibleException {
        while (version.hasRemaining()) {
            final byte character = version.get();
            if (character < ' ' && !Character.isWhitespace(character)) {
                throw wrong("does not end with a version");
            }
        }
    }

    private ByteBuffer read(final SeekableByteChannel in, final long position, final int length) throws IOException {
        if (position + length > in.size()) {
            throw wrong(in.size() == 0 ? "is empty" : "is cut: it has only " + in.size() + " bytes");
        }
        final ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        in.position(position);
        while (bytes.hasRemaining() && in.read(bytes) >= 0) {
            continue;
        }
        return bytes.flip();
    }

    private LegibleException wrong(final String what) {
        return new LegibleException(file + " " + what + "; download it again, from the project tessdata_fast, tessdata or tessdata_best of"
            + " Tesseract.");
    }
}
