package org.legible.format;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/** LEB128: seven bits a byte, low bits first, the high bit set on all bytes but the last. */
final class VarInt {

    static final int MAX_BYTES = 5;

    private VarInt() {
    }

    static void write(final ByteArrayOutputStream out, final int value) {
        int rest = value;
        while (rest > 0x7f) {
            out.write(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    /**
     * @return the number, or -1 where it is longer or larger than the format allows
     * @throws BufferUnderflowException if the buffer ends first
     */
    static int read(final ByteBuffer in) {
        long value = 0;
        for (int i = 0; i < MAX_BYTES; i++) {
            final byte next = in.get();
            value |= (next & 0x7fL) << 7 * i;
            if (next >= 0) {
                return value <= Integer.MAX_VALUE ? (int) value : -1;
            }
        }
        return -1;
    }
}
