package org.legible.format;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** The magic and the version in front of the first chunk. */
final class Preamble {

    /** The magic's bytes that a transfer in text mode leaves alone, and that tell a Legible file from others. */
    private static final byte[] SIGNATURE = Arrays.copyOf(LgbFormat.MAGIC, 4);

    /** What becomes of the first byte where seven bits are kept, and where it is taken for Latin-1, ASCII or UTF-8 text. */
    private static final byte[][] ALTERED_SIGNATURES = {
        {0x09, 'L', 'G', 'B'},
        {'?', 'L', 'G', 'B'},
        {(byte) 0xc2, (byte) 0x89, 'L', 'G', 'B'},
        {(byte) 0xef, (byte) 0xbf, (byte) 0xbd, 'L', 'G', 'B'},
    };

    private Preamble() {
    }

    static byte[] encode() {
        return ByteBuffer.allocate(LgbFormat.PREAMBLE_BYTES).put(LgbFormat.MAGIC)
            .put((byte) LgbFormat.MAJOR_VERSION).put((byte) LgbFormat.MINOR_VERSION).array();
    }

    /** Whether this is the start of a Legible file, be it an altered one. */
    static boolean isSignature(final byte[] start) {
        return startsWith(start, SIGNATURE);
    }

    /** @throws LegibleException if the file is not one that this version can read */
    static void check(final ChunkReader reader) throws LegibleException {
        final byte[] start = reader.read(0, (int) Math.min(reader.size(), LgbFormat.PREAMBLE_BYTES));
        if (start.length == 0) {
            throw new LegibleException(reader.name() + " is empty. " + LgbFormat.COPY_AGAIN);
        }
        final byte[] magic = Arrays.copyOf(start, Math.min(start.length, LgbFormat.MAGIC.length));
        if (!startsWith(LgbFormat.MAGIC, magic)) {
            throw notTheMagic(reader.name(), start);
        }
        if (start.length < LgbFormat.PREAMBLE_BYTES) {
            throw new LegibleException(reader.name() + " is cut short: it ends at byte " + start.length + ", within its first "
                + LgbFormat.PREAMBLE_BYTES + " bytes, and at least " + (LgbFormat.PREAMBLE_BYTES - start.length)
                + " bytes are missing. " + LgbFormat.COPY_AGAIN);
        }
        checkVersion(reader.name(), start[LgbFormat.MAGIC.length] & 0xff, start[LgbFormat.MAGIC.length + 1] & 0xff);
    }

    private static LegibleException notTheMagic(final String name, final byte[] start) {
        final boolean altered = isSignature(start) || Arrays.stream(ALTERED_SIGNATURES).anyMatch(other -> startsWith(start, other));
        return new LegibleException(altered
            ? name + " was altered on its way: its first bytes show a transfer in text mode. Copy it again in binary mode."
            : name + " is not a Legible file: its first bytes are other ones. Choose a file that Legible has written, usually named *"
                + LgbFormat.SUFFIX + ".");
    }

    private static void checkVersion(final String name, final int major, final int minor) throws LegibleException {
        if (major > LgbFormat.MAJOR_VERSION) {
            throw new LegibleException(name + " has the format version " + major + "." + minor + ", but this Legible reads versions up to "
                + LgbFormat.MAJOR_VERSION + ".x: update Legible.");
        }
        if (major < 1) {
            throw new LegibleException(name + " has the format version " + major + "." + minor + ", which there never was: it is damaged. "
                + LgbFormat.COPY_AGAIN);
        }
    }

    private static boolean startsWith(final byte[] bytes, final byte[] prefix) {
        return bytes.length >= prefix.length && Arrays.equals(bytes, 0, prefix.length, prefix, 0, prefix.length);
    }
}
