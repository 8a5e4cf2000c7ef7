package org.legible.entropy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FrequencyTableTest {

    static Stream<FrequencyTable> tables() {
        final Random random = new Random(1);
        return Stream.of(
            Arrays.stream(TestTables.gaussians(64)),
            IntStream.range(0, 40).mapToObj(i -> TestTables.random(random)),
            Stream.of(TestTables.certain(0), TestTables.certain(-FrequencyTable.MAX_VALUE), TestTables.certain(FrequencyTable.MAX_VALUE),
                TestTables.widest(), new FrequencyTable(7, new int[] {1, FrequencyTable.TOTAL - 1})))
            .flatMap(tables -> tables);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everySymbolHasAPositiveFrequencyBelowTheTotal(final FrequencyTable table) {
        for (int symbol = 0; symbol < table.size(); symbol++) {
            assertTrue(table.frequency(symbol) > 0 && table.frequency(symbol) < FrequencyTable.TOTAL);
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void intervalsTileTheRangeAndAreInvertedExactly(final FrequencyTable table) {
        int slot = 0;
        for (int symbol = 0; symbol < table.size(); symbol++) {
            assertEquals(slot, table.cumulative(symbol));
            for (final int end = slot + table.frequency(symbol); slot < end; slot++) {
                assertEquals(symbol, table.symbolAt(slot));
            }
        }
        assertEquals(FrequencyTable.TOTAL, slot);
    }

    @Test
    void valuesOutsideTheRunTakeTheEscape() {
        final FrequencyTable table = new FrequencyTable(-1, new int[] {10, 20, 30, FrequencyTable.TOTAL - 60});
        assertEquals(3, table.escape());
        assertEquals(4, table.size());
        assertEquals(-1, table.first());
        assertEquals(3, table.symbolOf(-2));
        assertEquals(0, table.symbolOf(-1));
        assertEquals(2, table.symbolOf(1));
        assertEquals(3, table.symbolOf(2));
        assertEquals(3, table.symbolOf(Short.MIN_VALUE));
    }

    @Test
    void frequenciesThatBreakAnInvariantAreRefused() {
        refuse(0, FrequencyTable.TOTAL);
        refuse(0, FrequencyTable.TOTAL, 0);
        refuse(0, 0, FrequencyTable.TOTAL);
        refuse(0, FrequencyTable.TOTAL + 1, -1);
        refuse(0, FrequencyTable.TOTAL - 2, 1);
        refuse(0, FrequencyTable.TOTAL - 1, 2);
        refuse(0, FrequencyTable.TOTAL - 1, Integer.MAX_VALUE);
        refuse(0);
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        refuse(FrequencyTable.MAX_VALUE, 1, 1, FrequencyTable.TOTAL - 2);
        refuse(-FrequencyTable.MAX_VALUE - 1, 1, FrequencyTable.TOTAL - 1);
        refuse(Integer.MAX_VALUE, 1, 1, 1, FrequencyTable.TOTAL - 3);
    }

    private static void refuse(final int first, final int... frequencies) {
        assertThrows(IllegalArgumentException.class, () -> new FrequencyTable(first, frequencies));
    }
}
