package org.legible.entropy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FourLaneRansTest extends RansContract {

    @Override
    int length() {
        return 40_000;
    }

    @Override
    int lanes() {
        return 4;
    }

    @Test
    void lanesBeginAtTheirThreshold() {
        final RansEncoder encoder = new RansEncoder();
        final FrequencyTable table = TestTables.gaussian(1);
        for (int i = 0; i < RansEncoder.MIN_SYMBOLS_FOR_LANES - 1; i++) {
            encoder.add(table, 0);
        }
        encoder.finish();
        assertEquals(1, encoder.lanes());
        for (int i = 0; i < RansEncoder.MIN_SYMBOLS_FOR_LANES; i++) {
            encoder.add(table, 0);
        }
        encoder.finish();
        assertEquals(4, encoder.lanes());
    }
}
