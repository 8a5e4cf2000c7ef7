package org.legible.symbol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Rectangle;
import java.util.List;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;

/** Figures have small pictures on flat ground among their text: those are not text, and few levels of coverage would spoil them. */
class PicturesInFiguresTest {

    private static final Font FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 14);
    private static final Rectangle PICTURE = new Rectangle(40, 50, 120, 90);

    private final Random random = new Random(8);

    /** A bright cell with a soft border on a dark, grainy ground. */
    private int micrograph(final int x, final int y) {
        final double distance = Math.hypot(x - 60, y - 45);
        return grey(12 + 100 / (1 + Math.exp((distance - 28) / 4)) + 3 * random.nextGaussian());
    }

    /** The greys of a look-up table, a column for each. */
    private static int colourBar(final int x, final int y) {
        return grey(2 * x);
    }

    private static int photograph(final int x, final int y) {
        return level(120 + 90 * Math.sin(x / 17.0)) << 16 | level(90 + 70 * Math.cos((x + 2 * y) / 23.0)) << 8 | level(60 + y / 2.0 + x % 5);
    }

    private static int grey(final double value) {
        return level(value) * 0x01_0101;
    }

    private static int level(final double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }

    private static TextPicture page() {
        final TextPicture page = new TextPicture(420, 200, Color.WHITE);
        for (int y = 20; y < 200; y += 24) {
            page.text("Cells at 20 minutes, fixed and stained", FONT, 170, y, Color.BLACK);
        }
        return page;
    }

    @Test
    void picturesAreLeftToTheLearnedLayer() {
        for (final IntBinaryOperator picture : List.<IntBinaryOperator>of(this::micrograph, PicturesInFiguresTest::colourBar,
            PicturesInFiguresTest::photograph)) {
            final TextPicture page = page().picture(PICTURE.x, PICTURE.y, PICTURE.width, PICTURE.height, picture);
            for (final double quality : new double[] {10, 25, 40}) {
                final LiftedPlane lifted = LiftedPlane.of(page.colour(), SymbolSettings.sharp(quality), () -> { });
                assertEquals(0, replaced(lifted, PICTURE), "a picture is left, quality " + quality);
                assertTrue(replaced(lifted, new Rectangle(170, 0, 250, 200)) > 2000, "text is lifted");
            }
        }
    }

    /** Large letters, with hard and with blurred borders, are no pictures. */
    @Test
    void largeLettersAreNoPictures() {
        final TextPicture page = page().text("aB", FONT.deriveFont(Font.BOLD, 70f), PICTURE.x, 120, new Color(0x803020));
        final int[] sharp = page.pixels();
        for (final int blur : new int[] {0, 1}) {
            final TextPicture large = page().picture(PICTURE.x, PICTURE.y, PICTURE.width, PICTURE.height,
                (x, y) -> mean(sharp, page.width(), PICTURE.x + x, PICTURE.y + y, blur));
            final LiftedPlane lifted = LiftedPlane.of(large.colour(), SymbolSettings.sharp(60), () -> { });
            assertTrue(replaced(lifted, PICTURE) > 1500, "large letters are lifted, blurred by " + blur);
        }
    }

    /** The mean colour around a pixel. */
    private static int mean(final int[] pixels, final int width, final int x, final int y, final int reach) {
        final int[] sums = new int[Rgb.CHANNELS];
        for (int v = y - reach; v <= y + reach; v++) {
            for (int u = x - reach; u <= x + reach; u++) {
                for (int channel = 0; channel < Rgb.CHANNELS; channel++) {
                    sums[channel] += Rgb.part(pixels[v * width + u], channel);
                }
            }
        }
        final int count = (2 * reach + 1) * (2 * reach + 1);
        return Rgb.of(sums[0] / count, sums[1] / count, sums[2] / count);
    }

    private static int replaced(final LiftedPlane lifted, final Rectangle area) {
        final int[] count = new int[1];
        for (int y = area.y; y < area.y + area.height; y++) {
            lifted.replaced(y, area.x, area.x + area.width, (x, colour) -> count[0]++);
        }
        return count[0];
    }
}
