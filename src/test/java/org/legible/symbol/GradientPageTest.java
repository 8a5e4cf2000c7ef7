package org.legible.symbol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.legible.entropy.MalformedStreamException;
import org.legible.symbol.Gradient.Ramp;

/** Gradients of colours in pages. */
class GradientPageTest {

    private static final int SIDE = 64;
    private static final Ramp GREEN = new Ramp(4095, -Gradient.MAX_SLOPE, 77), RED = new Ramp(0, Gradient.MAX_SLOPE, -1);
    private static final Gradient STEEP = new Gradient(63, 0, RED, GREEN, new Ramp(1600, 0, 0));
    private static final Gradient SOFT = new Gradient(5, 9, GREEN, GREEN, GREEN);

    private static Page page(final Gradient... gradients) {
        final Glyph glyph = new Glyph(3, 2, false, new byte[] {1, 4, 2, 4, 0, 3});
        final List<Background> grounds = new ArrayList<>(List.of(new Flat(0xFF0000)));
        grounds.addAll(List.of(gradients));
        grounds.add(new Flat(0x00FF00));
        return new Page(4, List.of(), List.of(glyph), IntStream.range(0, grounds.size())
            .mapToObj(i -> new Run(grounds.get(i), 0xFFFFFF, 5 * i + 2, List.of(new Placement(0, 8 * i, 5 * i)))).toList());
    }

    private static Page throughBytes(final Page page) throws MalformedStreamException {
        return PageCodec.decode(PageCodec.encode(page, SIDE, SIDE), SIDE, SIDE);
    }

    @Test
    void gradientsComeBackWithTheRunsOnThem() throws MalformedStreamException {
        final Page page = page(STEEP, SOFT, STEEP, STEEP, SOFT);
        assertEquals(List.of(STEEP, SOFT), page.gradients());
        assertEquals(page.runs(), throughBytes(page).runs());
    }

    @Test
    void aPixelOfASymbolIsMixedWithTheGradientsColourThere() {
        final Gradient gradient = new Gradient(0, 0, new Ramp(160, 1024, 0), new Ramp(320, 0, 512), new Ramp(4000, 8192, 8192));
        final Glyph half = new Glyph(1, 1, false, new byte[] {1});
        final int[] painted = new int[1];
        Painter.paint(new Page(2, List.of(), List.of(half), List.of(new Run(gradient, 0, 20, List.of(new Placement(0, 30, 19))))),
            (x, y, colour) -> painted[0] = colour);
        // Red is 10 + 30, green 20 + 19 / 2, rounded up, and blue beyond 255: half of each.
        assertEquals(Rgb.of(20, 15, 128), painted[0]);
    }

    @Test
    void colourEndsAtBlackAndWhite() {
        assertEquals(Rgb.of(0, 255, 100), STEEP.at(0, 0));
        assertEquals(0, RED.at(-(1 << 12), 1 << 12));
        assertEquals(255, RED.at(1 << 12, -(1 << 12)));
    }

    /** An encoder that writes what no encoder may. */
    @ParameterizedTest
    @CsvSource({"64,0,0,0,0,A gradient lies outside of its tile", "0,-1,0,0,0,A gradient lies outside of its tile",
        "0,0,4096,0,0,A gradient is beyond the range of colours", "0,0,-1,0,0,A gradient is beyond the range of colours",
        "0,0,0,8193,0,A gradient is beyond the range of colours", "0,0,0,0,-8193,A gradient is beyond the range of colours",
        "0,0,0,4000000,0,A gradient is beyond the range of colours"})
    void gradientsBeyondTheirRangeAreRefused(final int x, final int y, final int base, final int across, final int down, final String why) {
        final Gradient gradient = new Gradient(x, y, new Ramp(base, across, down), GREEN, RED);
        final IllegalArgumentException refused = assertThrows(IllegalArgumentException.class,
            () -> PageCodec.encode(page(gradient), SIDE, SIDE));
        assertTrue(refused.getCause().getMessage().startsWith(why), refused.getCause().getMessage());
    }
}
