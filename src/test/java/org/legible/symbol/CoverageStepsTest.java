package org.legible.symbol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.legible.entropy.MalformedStreamException;

/** Where pixels come back as they were, only coverages between the two colours can be written. */
class CoverageStepsTest {

    private static final int SIDE = 8, LEVELS = 255;

    /** Blue differs by three values, the other channels by none. */
    private static final int BACKGROUND = 0x102030, FOREGROUND = 0x102033;

    private static Page page(final boolean subpixel, final int... levels) {
        final byte[] bytes = new byte[levels.length];
        for (int i = 0; i < levels.length; i++) {
            bytes[i] = (byte) levels[i];
        }
        return new Page(LEVELS, List.of(), List.of(new Glyph(levels.length / (subpixel ? 3 : 1), 1, subpixel, bytes)),
            List.of(new Run(new Flat(BACKGROUND), FOREGROUND, 1, List.of(new Placement(0, 0, 0)))));
    }

    @Test
    void stepsBetweenTheColoursComeBack() throws MalformedStreamException {
        for (final Page page : List.of(page(false, 0, 85, 170, LEVELS), page(true, 0, 0, 170, 0, 0, LEVELS))) {
            assertArrayEquals(page.glyphs().get(0).levels(),
                PageCodec.decode(PageCodec.encode(page, SIDE, SIDE), SIDE, SIDE).glyphs().get(0).levels());
        }
    }

    @Test
    void othersAreRefused() {
        for (final Page page : List.of(page(false, 0, 86), page(false, 254), page(true, 0, 0, 84), page(true, 85, 0, 85))) {
            assertThrows(IllegalArgumentException.class, () -> PageCodec.encode(page, SIDE, SIDE));
        }
    }
}
