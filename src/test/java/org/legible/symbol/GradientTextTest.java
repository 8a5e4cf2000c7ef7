package org.legible.symbol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.util.Random;

import org.junit.jupiter.api.Test;

import org.legible.entropy.MalformedStreamException;

/** Text on gradients is lifted as on one colour, and the gradient that it leaves behind is smooth. */
class GradientTextTest {

    private static final String SENTENCE = "The quick brown fox jumps over 13 lazy dogs";
    private static final int WIDTH = 421, HEIGHT = 118;

    private static TextPicture bars() {
        return new TextPicture(WIDTH, HEIGHT, Color.WHITE).gradient(0, 0, WIDTH, 26, true, new Color(0xECECEC), new Color(0xA8A8A8))
            .gradient(0, 26, WIDTH, 30, true, new Color(0x6CB3FA), new Color(0x087EFF))
            .gradient(0, 56, WIDTH, 28, true, new Color(0x101018), new Color(0x484860))
            .gradient(0, 84, WIDTH, 34, false, new Color(0x203020), new Color(0xFFD0C0));
    }

    private static TextPicture text(final TextPicture bars) {
        final Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
        return bars.text(SENTENCE, font, 20, 18, Color.BLACK).text(SENTENCE, font.deriveFont(Font.BOLD), 20, 46, Color.WHITE)
            .text(SENTENCE, font, 20, 75, new Color(0xE8E8F0)).text(SENTENCE, font, 20, 105, Color.BLUE);
    }

    private static int distance(final int[] some, final int[] others, final int row) {
        int most = 0;
        for (int i = row * WIDTH; i < (row + 1) * WIDTH; i++) {
            most = Math.max(most, Rgb.distance(some[i], others[i]));
        }
        return most;
    }

    @Test
    void sharpTextIsLiftedWithinItsBoundAndLeavesASmoothGradient() throws MalformedStreamException {
        final int[] ground = bars().pixels();
        final int[] original = text(bars()).pixels();
        for (final double quality : new double[] {10, 30, 50, 90}) {
            final SymbolSettings settings = SymbolSettings.sharp(quality);
            final Layer layer = Layer.through(original, WIDTH, HEIGHT, settings);
            for (int row = 0; row < HEIGHT; row++) {
                assertTrue(distance(layer.decoded(), original, row) <= Layer.bound(settings), "row " + row + " at quality " + quality);
                // Faint edges of letters count as ground where they are within a few levels of it. At high quality some dots do not pay.
                assertTrue(quality > 50 || row > 84 || distance(layer.filled(), ground, row) <= 16, "the fill of row " + row + " at quality " + quality);
            }
        }
    }

    @Test
    void exactTextComesBackAsItWas() throws MalformedStreamException {
        final int[] original = text(bars()).pixels();
        final Layer layer = Layer.through(original, WIDTH, HEIGHT, SymbolSettings.exact(50));
        assertArrayEquals(original, layer.decoded());
        for (final int row : new int[] {15, 42, 72}) {
            assertTrue(distance(original, layer.filled(), row) > 100, "the text of row " + row + " is lifted");
        }
    }

    @Test
    void theTextOfATitleBarIsOnOneGradient() {
        final TextPicture picture = new TextPicture(WIDTH, 60, Color.WHITE)
            .gradient(0, 0, WIDTH, 26, true, new Color(0xECECEC), new Color(0x808080))
            .text(SENTENCE, new Font(Font.SANS_SERIF, Font.PLAIN, 13), 20, 18, Color.BLACK);
        final Raster raster = new Raster(WIDTH, 60, picture.pixels());
        final Page page = PageBuilder.lift(raster, SymbolSettings.sharp(50), new Fill(raster), () -> { });
        assertEquals(1, page.gradients().size());
        assertTrue(page.runs().size() <= 3, page.runs().size() + " runs");
        final Gradient.Ramp red = page.gradients().get(0).red();
        assertEquals(0, red.across() / 1024.0, 0.02);
        assertEquals((0x80 - 0xEC) / 26.0, red.down() / 1024.0, 0.1);
    }

    /** Grain as of a film on a gradient is no ground for text. */
    @Test
    void nothingIsLiftedOffANoisyGradient() throws MalformedStreamException {
        final Random random = new Random(7);
        final int[] noisy = text(bars()).pixels();
        for (int i = 0; i < noisy.length; i++) {
            int colour = 0;
            for (int channel = 0; channel < Rgb.CHANNELS; channel++) {
                final int part = Rgb.part(noisy[i], channel) + (int) Math.round(2.5 * random.nextGaussian());
                colour = colour << 8 | Math.max(0, Math.min(255, part));
            }
            noisy[i] = colour;
        }
        assertArrayEquals(noisy, Layer.through(noisy, WIDTH, HEIGHT, SymbolSettings.sharp(50)).filled());
    }
}
