package org.legible.entropy;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Section 4 of docs/FORMAT.md word for word, as slow as that is and without any checks. */
final class ReferenceDecoder {

    private static final BigInteger TOTAL = BigInteger.ONE.shiftLeft(16);
    private static final BigInteger LOWER_BOUND = BigInteger.ONE.shiftLeft(31);

    private final ByteBuffer stream;
    private final BigInteger[] states;
    private int coded;

    ReferenceDecoder(final byte[] bytes, final int lanes) {
        stream = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        states = new BigInteger[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            states[lane] = BigInteger.valueOf(stream.getLong());
        }
    }

    int decode(final FrequencyTable table) {
        final int escape = table.size() - 1;
        final int slot = slot();
        int symbol = 0;
        int before = 0;
        while (slot >= before + table.frequency(symbol)) {
            before += table.frequency(symbol++);
        }
        advance(table.frequency(symbol), before);
        return symbol == escape ? escaped(table.first(), table.first() + escape - 1) : table.first() + symbol;
    }

    private int escaped(final int first, final int last) {
        final boolean negative = bit() == 1;
        int zeros = 0;
        while (bit() == 0) {
            zeros++;
        }
        int code = 1;
        for (int i = 0; i < zeros; i++) {
            code = 2 * code + bit();
        }
        final int distance = code - 1;
        return negative ? first - 1 - distance : last + 1 + distance;
    }

    private int bit() {
        final int bit = slot() < 32_768 ? 0 : 1;
        advance(32_768, 32_768 * bit);
        return bit;
    }

    private int slot() {
        return states[coded % states.length].mod(TOTAL).intValue();
    }

    private void advance(final int frequency, final int before) {
        final int lane = coded++ % states.length;
        final BigInteger state = states[lane];
        states[lane] = BigInteger.valueOf(frequency).multiply(state.divide(TOTAL)).add(state.mod(TOTAL))
            .subtract(BigInteger.valueOf(before));
        if (states[lane].compareTo(LOWER_BOUND) < 0) {
            states[lane] = states[lane].shiftLeft(32).add(BigInteger.valueOf(Integer.toUnsignedLong(stream.getInt())));
        }
    }

    boolean isAtEnd() {
        for (final BigInteger state : states) {
            if (!state.equals(LOWER_BOUND)) {
                return false;
            }
        }
        return !stream.hasRemaining();
    }
}
