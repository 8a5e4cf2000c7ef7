package org.legible.entropy;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OneLaneRansTest extends RansContract {

    @Override
    int length() {
        return 900;
    }

    @Override
    int lanes() {
        return 1;
    }

    @Test
    void nothingAtAllIsAStream() throws MalformedStreamException {
        final byte[] stream = new RansEncoder().finish();
        assertArrayEquals(new byte[] {0, 0, 0, (byte) 0x80, 0, 0, 0, 0}, stream);
        new RansDecoder(stream, 1).finish();
    }

    @Test
    void otherNumbersOfLanesAreRefused() {
        final byte[] stream = new byte[64];
        for (final int lanes : new int[] {-1, 0, 2, 3, 5, 8, 255}) {
            assertThrows(MalformedStreamException.class, () -> new RansDecoder(stream, lanes));
        }
    }

    @Test
    void statesBelowTheBoundAreRefused() {
        final byte[] negative = {0, 0, 0, 0, 0, 0, 0, (byte) 0x80};
        final byte[] small = {-1, -1, -1, 0x7f, 0, 0, 0, 0};
        assertThrows(MalformedStreamException.class, () -> new RansDecoder(negative, 1));
        assertThrows(MalformedStreamException.class, () -> new RansDecoder(small, 1));
    }

    @Test
    void anEscapedValueOutOfRangeIsRefused() {
        // The tables have the same intervals, so that the decoder reads the same distance, but from another place.
        final RansEncoder encoder = new RansEncoder();
        encoder.add(TestTables.certain(0), 5);
        final byte[] stream = encoder.finish();
        final MalformedStreamException e = assertThrows(MalformedStreamException.class,
            () -> new RansDecoder(stream, 1).decode(TestTables.certain(FrequencyTable.MAX_VALUE)));
        assertTrue(e.getMessage().contains("32772"), e.getMessage());
    }

    @Test
    void aDistanceThatGoesOnForEverIsRefused() {
        // After the escape, which takes the lowest 16 bits, raw bits are taken from the state's bits from the 15th on: all 0 here.
        final byte[] stream = {1, 0, 0, 0, 0, 0, 0, 0x40};
        final FrequencyTable table = new FrequencyTable(0, new int[] {1, FrequencyTable.TOTAL - 1});
        final MalformedStreamException e = assertThrows(MalformedStreamException.class, () -> new RansDecoder(stream, 1).decode(table));
        assertTrue(e.getMessage().contains("out of range"), e.getMessage());
        assertEquals(8, e.offset());
    }

    @Test
    void valuesThatCannotBeCodedAreRefused() {
        final RansEncoder encoder = new RansEncoder();
        final FrequencyTable table = TestTables.certain(0);
        assertThrows(IllegalArgumentException.class, () -> encoder.add(table, FrequencyTable.MAX_VALUE + 1));
        assertThrows(IllegalArgumentException.class, () -> encoder.add(table, -FrequencyTable.MAX_VALUE - 1));
        final FrequencyTable[] tables = {table};
        assertThrows(IllegalArgumentException.class, () -> encoder.add(tables, new byte[1], 0, new short[] {Short.MIN_VALUE}, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> encoder.add(tables, new byte[1], 1, new short[] {1}, 0, 1));
    }
}
