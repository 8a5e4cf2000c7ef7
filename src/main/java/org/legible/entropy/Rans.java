package org.legible.entropy;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The numbers of section 4 of {@code docs/FORMAT.md} that encoder and decoder share. */
final class Rans {

    static final int MAX_LANES = 4;

    /** A state is at least this, and below 2^63. */
    static final long LOWER_BOUND = 1L << 31;

    static final int WORD_BITS = Integer.SIZE;
    static final int WORD_BYTES = Integer.BYTES;

    /** Before a symbol of frequency f is coded the state must be below {@code f << RENORMALISE_SHIFT}, to be below 2^63 after it. */
    static final int RENORMALISE_SHIFT = Long.SIZE - 1 - FrequencyTable.PRECISION;

    /** The frequency of a raw bit. */
    static final int HALF = FrequencyTable.TOTAL / 2;

    /** More zeros than this in front of an escaped distance cannot come from a value in range. */
    static final int MAX_GAMMA_LENGTH = 15;

    static final VarHandle WORD = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Rans() {
    }
}
