package org.legible.entropy;

import java.util.Arrays;
import java.util.Objects;

/**
 * Writes rANS streams. Values are given in the order in which the decoder will ask for them; {@link #finish()} then walks them
 * backwards, as rANS wants it. An encoder can be used for one stream after another, and keeps its buffers. Not thread-safe.
 */
public final class RansEncoder implements BitCoder {

    /** From this many coded symbols on, a stream has four lanes: below, their larger start costs more than their speed is worth. */
    static final int MIN_SYMBOLS_FOR_LANES = 16_384;

    /** The coded symbols in order, each as {@code frequency << 16 | cumulative}; both fit because no frequency equals 2^16. */
    private int[] symbols = new int[1024];
    private int count;

    /** The stream under construction; it is filled from its end. */
    private byte[] buffer = new byte[4096];
    private int start;

    private int lanes;

    /**
     * Appends one value.
     *
     * @param value within ±{@link FrequencyTable#MAX_VALUE}
     * @throws IllegalArgumentException if it is not
     */
    public void add(final FrequencyTable table, final int value) {
        final int symbol = table.symbolOf(value);
        if (symbol == table.escape()) {
            requireInRange(value);
        }
        push(table.frequency(symbol), table.cumulative(symbol));
        if (symbol == table.escape()) {
            addDistance(table, value);
        }
    }

    /**
     * Appends a run of values, each with the table of its index. A value whose index is below {@code skipBelow} takes no symbol.
     *
     * @param tables     at most 256
     * @param index      number of the table of each value, unsigned, less than {@code tables.length}
     * @param skipBelow  0 to {@code tables.length}
     * @param values     each within ±{@link FrequencyTable#MAX_VALUE}, 0 where it is skipped
     * @param from       first position in {@code values} and {@code index}
     * @param to         position after the last
     * @throws IllegalArgumentException if a value is out of range, or is skipped and not 0
     */
    public void add(final FrequencyTable[] tables, final byte[] index, final int skipBelow, final short[] values, final int from,
            final int to) {
        Objects.checkFromToIndex(from, to, Math.min(index.length, values.length));
        for (int i = from; i < to; i++) {
            final int number = index[i] & 0xff;
            if (number >= skipBelow) {
                add(tables[number], values[i]);
            } else if (values[i] != 0) {
                throw new IllegalArgumentException("The value " + values[i] + " at " + i + " has table " + number
                    + ", which is not coded, and must be 0");
            }
        }
    }

    private static void requireInRange(final int value) {
        if (value < -FrequencyTable.MAX_VALUE || value > FrequencyTable.MAX_VALUE) {
            throw new IllegalArgumentException("The value " + value + " is outside ±" + FrequencyTable.MAX_VALUE);
        }
    }

    /** The side of the table's run on which the value is, then the Elias-gamma code of its distance from the run. */
    private void addDistance(final FrequencyTable table, final int value) {
        final boolean below = value < table.first();
        final int distance = 1 + (below ? table.first() - 1 - value : value - (table.first() + table.escape()));
        addBit(below ? 1 : 0);
        final int length = 31 - Integer.numberOfLeadingZeros(distance);
        for (int i = 0; i < length; i++) {
            addBit(0);
        }
        for (int i = length; i >= 0; i--) {
            addBit(distance >>> i & 1);
        }
    }

    private void addBit(final int bit) {
        push(Rans.HALF, bit * Rans.HALF);
    }

    /** Appends one bit of a model of its own. */
    @Override
    public int code(final int bit, final int probability) {
        if (bit == 1) {
            push(probability, FrequencyTable.TOTAL - probability);
        } else {
            push(FrequencyTable.TOTAL - probability, 0);
        }
        return bit;
    }

    private void push(final int frequency, final int cumulative) {
        if (count == symbols.length) {
            symbols = Arrays.copyOf(symbols, Math.multiplyExact(count, 2));
        }
        symbols[count++] = frequency << FrequencyTable.PRECISION | cumulative;
    }

    /** The number of symbols so far; the bits of an escaped value are symbols too. */
    public int symbolCount() {
        return count;
    }

    /** Ends the stream and returns it; the encoder is then ready for the next one. */
    public byte[] finish() {
        return finish(count < MIN_SYMBOLS_FOR_LANES ? 1 : Rans.MAX_LANES);
    }

    /**
     * Ends the stream and returns it, as {@link #finish()}.
     *
     * @param wanted how many lanes it is to have: 1 or 4
     */
    public byte[] finish(final int wanted) {
        lanes = wanted;
        final byte[] stream = encode();
        count = 0;
        return stream;
    }

    /** The number of lanes of the stream that {@link #finish()} returned last: 1 or 4. The decoder has to be told. */
    public int lanes() {
        return lanes;
    }

    private byte[] encode() {
        start = buffer.length;
        final long[] states = new long[lanes];
        Arrays.fill(states, Rans.LOWER_BOUND);
        int end = count;
        while (end > 0) {
            // A symbol writes at most one word, so that room for a block of them can be made at once.
            final int from = Math.max(0, end - 1024);
            reserve((end - from) * Rans.WORD_BYTES);
            encodeBackwards(states, from, end);
            end = from;
        }
        reserve(lanes * Long.BYTES);
        for (int lane = lanes - 1; lane >= 0; lane--) {
            start -= Long.BYTES;
            Rans.LONG.set(buffer, start, states[lane]);
        }
        return Arrays.copyOfRange(buffer, start, buffer.length);
    }

    private void encodeBackwards(final long[] states, final int from, final int to) {
        final byte[] bytes = buffer;
        final int mask = states.length - 1;
        int position = start;
        for (int i = to - 1; i >= from; i--) {
            final int frequency = symbols[i] >>> FrequencyTable.PRECISION;
            final int cumulative = symbols[i] & FrequencyTable.TOTAL - 1;
            long state = states[i & mask];
            if (state >= (long) frequency << Rans.RENORMALISE_SHIFT) {
                position -= Rans.WORD_BYTES;
                Rans.WORD.set(bytes, position, (int) state);
                state >>>= Rans.WORD_BITS;
            }
            final long quotient = state / frequency;
            states[i & mask] = (quotient << FrequencyTable.PRECISION) + (state - quotient * frequency) + cumulative;
        }
        start = position;
    }

    /** Makes room for this many bytes in front of what is there. */
    private void reserve(final int bytes) {
        if (start >= bytes) {
            return;
        }
        final int used = buffer.length - start;
        final byte[] larger = new byte[Math.addExact(Math.multiplyExact(buffer.length, 2), bytes)];
        System.arraycopy(buffer, start, larger, larger.length - used, used);
        start = larger.length - used;
        buffer = larger;
    }
}
