package org.legible.entropy;

import java.util.Objects;

/**
 * Reads an rANS stream. Single values and runs of them may be asked for in turn, in the order in which they were given to the
 * {@link RansEncoder} and with the same tables; {@link #finish()} then tells whether the stream was intact.
 *
 * <p>Whatever the stream holds, every method either returns or throws {@link MalformedStreamException}. Not thread-safe.
 */
public final class RansDecoder implements BitCoder {

    private final byte[] stream;
    private final int start;
    private final int end;
    private final long[] states;

    private int position;

    /** The number of symbols decoded, modulo 2^32: only its remainder modulo the number of lanes matters. */
    private int count;

    /**
     * Starts on a whole array.
     *
     * @param lanes as {@link RansEncoder#lanes()} told: 1 or 4
     * @throws MalformedStreamException if it is another number, or the stream is too short to hold the lanes' states, or one of them
     *                                  is impossible
     */
    public RansDecoder(final byte[] stream, final int lanes) throws MalformedStreamException {
        this(stream, 0, stream.length, lanes);
    }

    /**
     * Starts on a part of an array.
     *
     * @param from  where the stream starts
     * @param to    where it ends
     * @param lanes as {@link RansEncoder#lanes()} told: 1 or 4
     * @throws MalformedStreamException as the other constructor
     */
    public RansDecoder(final byte[] stream, final int from, final int to, final int lanes) throws MalformedStreamException {
        Objects.checkFromToIndex(from, to, stream.length);
        this.stream = stream;
        this.start = from;
        this.end = to;
        this.position = from;
        if (lanes != 1 && lanes != Rans.MAX_LANES) {
            throw malformed("A stream has 1 or " + Rans.MAX_LANES + " lanes, not " + lanes);
        }
        this.states = readStates(lanes);
    }

    private long[] readStates(final int lanes) throws MalformedStreamException {
        if (end - start < lanes * Long.BYTES) {
            throw malformed("The stream is too short for the states of its lanes");
        }
        final long[] read = new long[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            read[lane] = (long) Rans.LONG.get(stream, position);
            position += Long.BYTES;
            if (read[lane] < Rans.LOWER_BOUND) {
                throw malformed("The stream starts with an impossible state");
            }
        }
        return read;
    }

    /**
     * Decodes one value.
     *
     * @return within ±{@link FrequencyTable#MAX_VALUE}
     * @throws MalformedStreamException if the stream is at its end, or holds an escaped value out of range
     */
    public int decode(final FrequencyTable table) throws MalformedStreamException {
        final int lane = count++ & states.length - 1;
        final long state = states[lane];
        final int slot = (int) state & FrequencyTable.TOTAL - 1;
        final int symbol = table.symbolAt(slot);
        advance(lane, state, table.frequency(symbol), slot - table.cumulative(symbol));
        return symbol == table.escape() ? escaped(table) : table.first() + symbol;
    }

    /**
     * Decodes a run of values, each with the table of its index; those with an index below {@code skipBelow} take no symbol and are 0.
     *
     * @param tables    at most 256
     * @param index     number of the table of each value, unsigned, less than {@code tables.length}
     * @param skipBelow 0 to {@code tables.length}
     * @param out       receives the values
     * @param from      first position in {@code index} and {@code out}
     * @param to        position after the last
     * @throws MalformedStreamException as {@link #decode(FrequencyTable)}; {@code out} is then filled in part
     */
    public void decode(final FrequencyTable[] tables, final byte[] index, final int skipBelow, final short[] out, final int from,
            final int to) throws MalformedStreamException {
        Objects.checkFromToIndex(from, to, Math.min(index.length, out.length));
        for (int i = from; i < to; i++) {
            final int number = index[i] & 0xff;
            out[i] = number < skipBelow ? 0 : (short) decode(tables[number]);
        }
    }

    /**
     * Checks that the stream ends here, as it does when all that was encoded has been decoded.
     *
     * @throws MalformedStreamException if something is left of the stream, or a lane is not back where the encoder started
     */
    public void finish() throws MalformedStreamException {
        if (position != end) {
            throw malformed((end - position) + " bytes are left behind the last symbol");
        }
        for (final long state : states) {
            if (state != Rans.LOWER_BOUND) {
                throw malformed("The stream does not end in the state it was started from");
            }
        }
    }

    private void advance(final int lane, final long state, final int frequency, final int offset) throws MalformedStreamException {
        long next = frequency * (state >>> FrequencyTable.PRECISION) + offset;
        if (next < Rans.LOWER_BOUND) {
            if (end - position < Rans.WORD_BYTES) {
                throw malformed("The stream ends before its last symbol");
            }
            next = next << Rans.WORD_BITS | (int) Rans.WORD.get(stream, position) & 0xffff_ffffL;
            position += Rans.WORD_BYTES;
        }
        states[lane] = next;
    }

    private int escaped(final FrequencyTable table) throws MalformedStreamException {
        final boolean below = bit() == 1;
        int length = 0;
        while (bit() == 0) {
            if (++length > Rans.MAX_GAMMA_LENGTH) {
                throw malformed("The stream holds a value out of range");
            }
        }
        int distance = 1;
        for (int i = 0; i < length; i++) {
            distance = distance << 1 | bit();
        }
        final int value = below ? table.first() - distance : table.first() + table.escape() - 1 + distance;
        if (value < -FrequencyTable.MAX_VALUE || value > FrequencyTable.MAX_VALUE) {
            throw malformed("The stream holds the value " + value + ", which is out of range");
        }
        return value;
    }

    /** Decodes one bit of a model of its own. */
    @Override
    public int code(final int bit, final int probability) throws MalformedStreamException {
        final int lane = count++ & states.length - 1;
        final long state = states[lane];
        final int slot = (int) state & FrequencyTable.TOTAL - 1;
        final int zero = FrequencyTable.TOTAL - probability;
        if (slot < zero) {
            advance(lane, state, zero, slot);
            return 0;
        }
        advance(lane, state, probability, slot - zero);
        return 1;
    }

    private int bit() throws MalformedStreamException {
        return code(0, Rans.HALF);
    }

    private MalformedStreamException malformed(final String message) {
        return new MalformedStreamException(message, position - start);
    }
}
