package org.legible.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * A chunk as its first eight bytes describe it; nothing is known yet about the rest.
 *
 * @param offset of its first byte in the file
 * @param type   its four letters as a little-endian number, see {@link #type(String)}
 * @param length of its payload
 */
record Chunk(long offset, int type, long length) {

    static final int HEAD = type("HEAD");
    static final int QMAP = type("QMAP");
    static final int SYMBOL_LAYER = type("SYMB");
    static final int SYMBOLS = type("symb");
    static final int META = type("meta");
    static final int TEXT = type("text");
    static final int TILE = type("TILE");
    static final int INDX = type("INDX");
    static final int LEND = type("LEND");

    /** Type and length. */
    static final int HEADER_BYTES = 8;

    /** Type, length and checksum. */
    static final int OVERHEAD = HEADER_BYTES + Integer.BYTES;

    private static final int LOWER_CASE = 0x20;

    static int type(final String letters) {
        return ByteBuffer.wrap(letters.getBytes(StandardCharsets.US_ASCII)).order(ByteOrder.LITTLE_ENDIAN).getInt();
    }

    /** The whole chunk, with its payload given in parts. */
    static byte[] encode(final int type, final byte[]... parts) {
        int length = 0;
        for (final byte[] part : parts) {
            length = Math.addExact(length, part.length);
        }
        final ByteBuffer out = ByteBuffer.allocate(Math.addExact(length, OVERHEAD)).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(type).putInt(length);
        for (final byte[] part : parts) {
            out.put(part);
        }
        return out.putInt(checksum(out.array(), length + HEADER_BYTES)).array();
    }

    static int checksum(final byte[] bytes, final int length) {
        final CRC32C checksum = new CRC32C();
        checksum.update(bytes, 0, length);
        return (int) checksum.getValue();
    }

    /** Whether type and length are such as a chunk can have. */
    boolean plausible() {
        return length <= LgbFormat.MAX_PAYLOAD && name().chars().allMatch(Character::isLetter);
    }

    /** The four letters; other bytes show as question marks. */
    String name() {
        final StringBuilder letters = new StringBuilder();
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            final int letter = type >>> shift & 0xff;
            letters.append(letter > ' ' && letter < 0x7f ? (char) letter : '?');
        }
        return letters.toString();
    }

    /** Whether a reader that does not know the chunk may go on without it. */
    boolean ignorable() {
        return (type & LOWER_CASE) != 0;
    }

    long payloadOffset() {
        return offset + HEADER_BYTES;
    }

    /** Where the next chunk starts. */
    long end() {
        return offset + OVERHEAD + length;
    }
}
