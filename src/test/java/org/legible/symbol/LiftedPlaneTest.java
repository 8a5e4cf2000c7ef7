package org.legible.symbol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import org.junit.jupiter.api.Test;
import org.legible.entropy.MalformedStreamException;

/** What is lifted off a plane and painted back is what was there, within the bounds that the settings state. */
class LiftedPlaneTest {

    private static final String SENTENCE = "The quick brown fox jumps over 13 lazy dogs, again and again.";

    @Test
    void exactTextComesBackAsItWas() throws MalformedStreamException {
        for (final TextPicture picture : pictures()) {
            final LiftedPlane lifted = LiftedPlane.of(picture.colour(), SymbolSettings.exact(50), () -> { });
            assertTrue(replacedPixels(lifted, picture) > 200, "text is lifted");
            assertArrayEquals(picture.pixels(), throughTheLayer(picture, SymbolSettings.exact(50)));
        }
    }

    @Test
    void sharpTextStaysWithinItsBounds() throws MalformedStreamException {
        for (final TextPicture picture : pictures()) {
            for (final double quality : new double[] {1, 5, 10, 17, 24, 25, 33, 50, 75, 100}) {
                final SymbolSettings settings = SymbolSettings.sharp(quality);
                final LiftedPlane lifted = LiftedPlane.of(picture.colour(), settings, () -> { });
                assertTrue(quality < 10 || replacedPixels(lifted, picture) > 200, "text is lifted");
                assertWithin(picture.pixels(), throughTheLayer(picture, settings), settings);
            }
        }
    }

    /** One tile takes about a second, so whether to go on is asked many times in each. */
    @Test
    void liftingCanBeEndedInTheMidstOfATile() {
        final TextPicture picture = pictures().get(0);
        final int[] asked = new int[1];
        LiftedPlane.of(picture.colour(), SymbolSettings.sharp(50), () -> asked[0]++);
        assertTrue(asked[0] > SENTENCE.length(), asked[0] + " questions");
        for (final int last : new int[] {0, 1, asked[0] / 2, asked[0] - 1}) {
            final int[] left = {last};
            assertThrows(CancellationException.class, () -> LiftedPlane.of(picture.colour(), SymbolSettings.sharp(50), () -> {
                if (left[0]-- == 0) {
                    throw new CancellationException();
                }
            }));
        }
    }

    private static List<TextPicture> pictures() {
        final List<TextPicture> pictures = new ArrayList<>();
        final Font font = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
        pictures.add(new TextPicture(501, 61, Color.WHITE).text(SENTENCE, font, 5, 20, Color.BLACK)
            .text(SENTENCE, font, 5, 45, Color.BLUE));
        pictures.add(new TextPicture(503, 77, Color.WHITE).panel(0, 30, 503, 47, new Color(0x204060))
            .text(SENTENCE, font, 5, 20, Color.DARK_GRAY).text(SENTENCE, font.deriveFont(Font.BOLD), 5, 55, Color.YELLOW)
            .panel(3, 25, 400, 1, Color.RED));
        pictures.add(new TextPicture(499, 50, new Color(0xF0F0E8)).subpixel().text(SENTENCE, font, 5, 20, Color.BLACK)
            .text(SENTENCE, font, 5, 40, Color.BLACK));
        // Two symbol tiles, with a line of text across their border.
        final TextPicture wide = new TextPicture(LiftedPlane.TILE_SIDE + 60, 40, Color.WHITE);
        pictures.add(wide.text(SENTENCE, font, LiftedPlane.TILE_SIDE - 203, 20, Color.BLACK));
        return pictures;
    }

    private static void assertWithin(final int[] expected, final int[] found, final SymbolSettings settings) {
        final int bound = Layer.bound(settings);
        for (int i = 0; i < expected.length; i++) {
            assertTrue(Rgb.distance(expected[i], found[i]) <= bound + settings.fringeBound(), "a pixel is within its bound");
            assertTrue(Math.abs(sum(expected[i]) - sum(found[i])) <= Rgb.CHANNELS * bound, "dropped fringes leave a pixel as bright as it was");
        }
    }

    private static int sum(final int colour) {
        return Rgb.part(colour, 0) + Rgb.part(colour, 1) + Rgb.part(colour, 2);
    }

    /** The rate of sharp text jumps nowhere: a step of quality changes the bytes by a quarter at most. */
    @Test
    void theRateOfSharpTextFollowsQuality() {
        for (final TextPicture picture : List.of(pictures().get(0), pictures().get(2))) {
            int before = bytes(picture, 15);
            for (int quality = 16; quality <= 65; quality++) {
                final int bytes = bytes(picture, quality);
                assertTrue(Math.abs(bytes - before) <= before / 4, before + " and, at quality " + quality + ", " + bytes + " bytes");
                before = bytes;
            }
        }
    }

    private static int bytes(final TextPicture picture, final double quality) {
        return LiftedPlane.of(picture.colour(), SymbolSettings.sharp(quality), () -> { }).tiles().stream()
            .mapToInt(tile -> tile.page().length).sum();
    }

    @Test
    void greyTextComesBackAsItWas() throws MalformedStreamException {
        final TextPicture picture = pictures().get(0);
        final RandomAccessibleInterval<UnsignedByteType> grey = picture.grey();
        final LiftedPlane lifted = LiftedPlane.of(grey, SymbolSettings.exact(50), () -> { });
        final RandomAccessibleInterval<UnsignedByteType> target = picture.grey();
        final RandomAccess<UnsignedByteType> access = target.randomAccess();
        for (int y = 0; y < picture.height(); y++) {
            final int row = y;
            lifted.replaced(y, 0, picture.width(), (x, colour) -> access.setPositionAndGet(x, row).set(colour & 0xFF));
        }
        final Rectangle all = new Rectangle(picture.width(), picture.height());
        SymbolPainter.paint(lifted.tiles().get(0).page(), all, all, target);
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                assertEquals(grey.getAt(x, y), target.getAt(x, y));
            }
        }
    }

    @Test
    void noiseHasNothingToLift() {
        final Random random = new Random(5);
        final int[] pixels = random.ints(200 * 100, 0xFF00_0000, 0xFFFF_FFFF).toArray();
        assertEquals(List.of(), LiftedPlane.of(ArrayImgs.argbs(pixels, 200, 100), SymbolSettings.sharp(50), () -> { }).tiles());
    }

    @Test
    void alteredPagesAreRefusedOrPaintedWithinTheirTile() {
        final TextPicture picture = pictures().get(2);
        final byte[] page = LiftedPlane.of(picture.colour(), SymbolSettings.sharp(40), () -> { }).tiles().get(0).page();
        final Random random = new Random(11);
        final Rectangle all = new Rectangle(picture.width(), picture.height());
        int refused = 0;
        final int trials = 300;
        for (int i = 0; i < trials; i++) {
            byte[] altered = page.clone();
            if (i % 3 == 0) {
                altered = Arrays.copyOf(page, random.nextInt(page.length));
            } else {
                altered[1 + random.nextInt(page.length - 1)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                SymbolPainter.paint(altered, all, all, picture.colour());
            } catch (final MalformedStreamException e) {
                refused++;
            }
        }
        assertEquals(trials, refused, "the end of the stream tells of every change");
    }

    @Test
    void pagesAreForgottenForMemoryAndPaintedAllTheSame() {
        final TextPicture picture = pictures().get(0);
        final LiftedPlane lifted = LiftedPlane.of(picture.colour(), SymbolSettings.sharp(20), () -> { });
        final long before = lifted.bytes();
        final int[] ready = painted(lifted, picture);
        lifted.forgetPages();
        assertTrue(lifted.bytes() < before && lifted.bytes() > 0);
        assertArrayEquals(ready, painted(lifted, picture));
        assertTrue(Arrays.stream(ready).anyMatch(pixel -> pixel != 0));
    }

    /** What was lifted, over nothing. */
    private static int[] painted(final LiftedPlane lifted, final TextPicture picture) {
        final int[] pixels = new int[picture.width() * picture.height()];
        lifted.paint(ArrayImgs.argbs(pixels, picture.width(), picture.height()), () -> { });
        return pixels;
    }

    private static int replacedPixels(final LiftedPlane lifted, final TextPicture picture) {
        final int[] count = {0};
        for (int y = 0; y < picture.height(); y++) {
            lifted.replaced(y, 0, picture.width(), (x, colour) -> count[0]++);
        }
        return count[0];
    }

    /** The plane without its text, with the text painted over it. */
    private static int[] throughTheLayer(final TextPicture picture, final SymbolSettings settings) throws MalformedStreamException {
        return Layer.through(picture.pixels(), picture.width(), picture.height(), settings).decoded();
    }
}
