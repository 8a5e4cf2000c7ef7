package org.legible.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The rate to aim at below a bound. */
class ErrorMarginTest {

    @Test
    void theLongerTheTextTheNearerIsTheAim() {
        double last = 0;
        for (final long chars : new long[] {100, 1000, 10_000, 1_000_000}) {
            final double aim = ErrorMargin.aim(0.02, chars);
            assertTrue(aim > last && aim < 0.02, aim + " for " + chars);
            last = aim;
        }
        assertEquals(0.02, last, 0.0003);
    }

    @Test
    void theMarginIsOneBetweenTheRootsOfTheErrors() {
        assertEquals(9.0, 800 * ErrorMargin.aim(0.02, 800), 1e-9);
        assertEquals(16.0, 2500 * ErrorMargin.aim(0.01, 2500), 1e-9);
    }

    @Test
    void inShortTextEveryErrorIsTooMany() {
        assertEquals(0, ErrorMargin.aim(0.02, 49));
        assertEquals(0, ErrorMargin.aim(0.02, 1));
        assertEquals(0, ErrorMargin.aim(0.02, 0));
    }
}
