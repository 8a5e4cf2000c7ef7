package org.legible.entropy;

import java.util.Arrays;
import java.util.Random;

/**
 * Values to code as one run.
 *
 * @param tables    the tables
 * @param index     the table of each value
 * @param skipBelow the first table that is coded
 * @param values    the values, 0 where the table is not coded
 */
record Latents(FrequencyTable[] tables, byte[] index, int skipBelow, short[] values) {

    static Latents draw(final FrequencyTable[] tables, final int skipBelow, final int length, final Random random) {
        final byte[] index = new byte[length];
        final short[] values = new short[length];
        for (int i = 0; i < length; i++) {
            final int table = random.nextInt(tables.length);
            index[i] = (byte) table;
            values[i] = table < skipBelow ? 0 : (short) TestTables.draw(tables[table], random);
        }
        return new Latents(tables, index, skipBelow, values);
    }

    byte[] encode(final RansEncoder encoder) {
        encoder.add(tables, index, skipBelow, values, 0, values.length);
        return encoder.finish();
    }

    short[] decode(final byte[] stream, final int lanes) throws MalformedStreamException {
        final RansDecoder decoder = new RansDecoder(stream, lanes);
        final short[] decoded = decode(decoder);
        decoder.finish();
        return decoded;
    }

    /** In two parts, so that a run starts in the middle. */
    short[] decode(final RansDecoder decoder) throws MalformedStreamException {
        final short[] decoded = new short[values.length];
        Arrays.fill(decoded, (short) -7777);
        final int middle = values.length / 3;
        decoder.decode(tables, index, skipBelow, decoded, 0, middle);
        decoder.decode(tables, index, skipBelow, decoded, middle, values.length);
        return decoded;
    }

    /** Whether a stream gives these values; one that is refused does not, and any other error goes on to the test. */
    boolean comeFrom(final byte[] stream, final int lanes) {
        try {
            return Arrays.equals(values, decode(stream, lanes));
        } catch (final MalformedStreamException e) {
            return false;
        }
    }
}
