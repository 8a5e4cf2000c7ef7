package org.legible.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.legible.bundle.Bundles;
import org.legible.bundle.ModelBundle;
import org.legible.codec.QualityMap;
import org.legible.format.ImageLayout;
import org.legible.format.SampleType;
import org.legible.text.Box;
import org.legible.text.TextNeed;

/** A picture of 128 x 64 pixels, 16 x 8 latents, with lines whose needs are known. */
class TextProtectionTest {

    private static final int WIDTH = 16;
    private static final int STEPS = 20;
    private static final Box LINE = new Box(34, 18, 28, 12);

    private static ModelBundle bundle;

    @BeforeAll
    static void open() throws IOException {
        bundle = Bundles.find(Bundles.DEFAULT);
    }

    private static byte[] applied(final int steps, final TextNeed... lines) {
        final QualityMap map = new QualityMap(new ImageLayout(128, 64, 1, 1, 1, SampleType.RGB24), bundle);
        TextProtection.apply(map, List.of(lines), steps);
        return map.offsets();
    }

    private static int offset(final int steps, final double need) {
        return applied(steps, new TextNeed(LINE, need))[3 * WIDTH + 5];
    }

    @Test
    void ordinaryTextGetsTheStepsAndEasyTextLess() {
        assertEquals(STEPS, offset(STEPS, 0));
        assertEquals(STEPS - 8, offset(STEPS, -8));
        assertEquals(-24, offset(STEPS, -90));
    }

    @Test
    void whatIsHardToReadGetsMoreUpToALimit() {
        assertEquals(STEPS + 8, offset(STEPS, 8));
        assertEquals(60, offset(STEPS, 43));
        assertEquals(60, offset(127, 43));
    }

    /** Pixels 32 to 63 and 16 to 31 with the margin: latents 4 to 7, and rows 2 and 3. */
    @Test
    void latentsWithoutAPixelOfTheLineStayAsTheyAre() {
        final byte[] offsets = applied(STEPS, new TextNeed(LINE, 0));
        for (int i = 0; i < offsets.length; i++) {
            final int x = i % WIDTH;
            final int y = i / WIDTH;
            assertEquals(x >= 4 && x <= 7 && y >= 2 && y <= 3 ? STEPS : 0, offsets[i], "at " + x + ", " + y);
        }
    }

    @Test
    void whereLinesOverlapTheHigherNeedCounts() {
        final TextNeed easy = new TextNeed(new Box(2, 18, 60, 12), -12);
        final TextNeed hard = new TextNeed(LINE, 8);
        for (final byte[] offsets : List.of(applied(STEPS, easy, hard), applied(STEPS, hard, easy))) {
            assertEquals(STEPS - 12, offsets[3 * WIDTH + 1]);
            assertEquals(STEPS + 8, offsets[3 * WIDTH + 5]);
        }
    }

    @Test
    void offsetsAreMultiplesOfFour() {
        for (double need = -60; need < 60; need += 0.7) {
            assertEquals(0, offset(STEPS, need) % 4);
            assertTrue(Math.abs(offset(STEPS, need) - Math.max(-24, Math.min(60, STEPS + need))) <= 2, "need " + need);
        }
    }
}
