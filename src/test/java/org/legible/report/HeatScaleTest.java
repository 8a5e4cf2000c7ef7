package org.legible.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class HeatScaleTest {

    @Test
    void theHeatScaleGetsLighterStepByStep() {
        double before = -1;
        for (int i = 0; i < HeatScale.SIZE; i++) {
            final int rgb = HeatScale.rgb(i);
            final double luminance = luminance(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff);
            assertTrue(luminance >= before, "colour " + i);
            before = luminance;
        }
        assertEquals(0, HeatScale.rgb(0));
        assertEquals(HeatScale.rgb(HeatScale.SIZE - 1), HeatScale.rgb(1000, 10));
    }

    /** CIE 1931 Y of an sRGB colour. */
    private static double luminance(final int red, final int green, final int blue) {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(final int value) {
        final double v = value / 255.0;
        return v <= 0.04045 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
    }
}
