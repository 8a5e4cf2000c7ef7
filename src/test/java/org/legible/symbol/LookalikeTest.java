package org.legible.symbol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

import javax.imageio.ImageIO;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.legible.entropy.MalformedStreamException;

/**
 * Characters that are taken for each other, in 30 font families at 8 to 24 pixels, as {@code scripts/samples/LookalikeSheet.java} has
 * drawn them: none is painted as the other. In some families l and I are the same, pixel for pixel: one symbol. With exact text no others
 * are let off; with sharp text l and I that differ by no more than a level of coverage anywhere may share a bitmap, too, as each of them is
 * painted within the bound. In the smallest files, whose coverages have two levels, letters of up to 12 pixels are left out: rounding alone
 * brings some of them nearer to another one.
 */
class LookalikeTest {

    private static final Path SHEETS = Path.of("src", "test", "resources", "lookalikes");
    private static final String TEXTS = "c e l 1 I O 0 rn m B 8 5 S";

    private static final int SMALL_L = 2, LARGE_I = 4;

    /** Columns of the sheets. */
    private static final int[][] PAIRS = {{0, 1}, {SMALL_L, 3}, {SMALL_L, LARGE_I}, {3, 4}, {5, 6}, {7, 8}, {9, 10}, {11, 12}};

    private static final int FAMILIES = 30, SIZES = 8, FROM_14_PIXELS = 4, ROWS = FAMILIES * SIZES, CELL_WIDTH = 40, CELL_HEIGHT = 32;
    private static final int CELLS = TEXTS.split(" ").length;
    private static final int WIDTH = CELLS * CELL_WIDTH, HEIGHT = ROWS * CELL_HEIGHT;

    /** The coverages of all cells, 0xRRGGBB. */
    private static int[] coverages(final String sheet) throws IOException {
        final BufferedImage image = ImageIO.read(SHEETS.resolve(sheet + ".png").toFile());
        assertEquals(WIDTH, image.getWidth());
        assertEquals(HEIGHT, image.getHeight());
        final java.awt.image.Raster samples = image.getRaster();
        final int blue = samples.getNumBands() - 1;
        final int[] coverages = new int[WIDTH * HEIGHT];
        for (int i = 0; i < coverages.length; i++) {
            final int x = i % WIDTH;
            final int y = i / WIDTH;
            coverages[i] = Rgb.of(samples.getSample(x, y, 0), samples.getSample(x, y, blue / 2), samples.getSample(x, y, blue));
        }
        return coverages;
    }

    private static int[] coloured(final int[] coverages, final int background, final int foreground) {
        final int[] pixels = new int[coverages.length];
        for (int i = 0; i < pixels.length; i++) {
            for (int channel = 0; channel < Rgb.CHANNELS; channel++) {
                pixels[i] = pixels[i] << 8 | Rgb.blend(Rgb.part(background, channel), Rgb.part(foreground, channel),
                    Rgb.part(coverages[i], channel), Matting.OPAQUE);
            }
        }
        return pixels;
    }

    @ParameterizedTest
    @CsvSource({"grey, FFFFFF, 000000, 3, false", "grey, 1E2833, F0E0D0, 3, false", "grey, FFFFFF, 000000, 10, false", "grey, 1E2833, F0E0D0, 40, false", "subpixel, FFFFFF, 000000, 60, false",
        "grey, 1E2833, F0E0D0, 40, true", "subpixel, FFFFFF, 000000, 60, true"})
    void noneIsPaintedAsTheOther(final String sheet, final String background, final String foreground, final double quality,
            final boolean exact) throws IOException, MalformedStreamException {
        final SymbolSettings settings = exact ? SymbolSettings.exact(quality) : SymbolSettings.sharp(quality);
        final int[] original = coloured(coverages(sheet), Integer.parseInt(background, 16), Integer.parseInt(foreground, 16));
        final Layer layer = Layer.through(original, WIDTH, HEIGHT, settings);
        assertWithin(original, layer.decoded(), Layer.bound(settings) + (sheet.equals("grey") ? 0 : settings.fringeBound()));
        final int level = exact ? 0 : Matting.OPAQUE / settings.levels();
        final int smallest = settings.levels() > 2 ? 0 : FROM_14_PIXELS;
        int lifted = 0;
        int alike = 0;
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < CELLS; column++) {
                lifted += difference(layer.filled(), row, column, original, column).square() > 0 ? 1 : 0;
            }
            for (final int[] pair : row % SIZES < smallest ? new int[0][] : PAIRS) {
                if (pair[0] == SMALL_L && pair[1] == LARGE_I
                    && difference(original, row, SMALL_L, original, LARGE_I).greatest() <= level) {
                    alike++;
                } else {
                    assertNearest(original, layer.decoded(), row, pair[0], pair[1]);
                    assertNearest(original, layer.decoded(), row, pair[1], pair[0]);
                }
            }
        }
        assertTrue(lifted > ROWS * CELLS / 2, "most of them are lifted");
        assertTrue(alike < ROWS / 4, "most of them can be told apart");
    }

    private static void assertWithin(final int[] original, final int[] decoded, final int bound) {
        for (int i = 0; i < original.length; i++) {
            if (Rgb.distance(original[i], decoded[i]) > bound) {
                assertEquals(Integer.toHexString(original[i]), Integer.toHexString(decoded[i]), "pixel " + i);
            }
        }
    }

    /** A cell is nearer to what it was than to another one of its row. */
    private static void assertNearest(final int[] original, final int[] decoded, final int row, final int own, final int other) {
        final long toOwn = difference(decoded, row, own, original, own).square();
        final long toOther = difference(decoded, row, own, original, other).square();
        assertTrue(toOwn < toOther,
            () -> "in row " + row + " cell " + own + " differs by " + toOwn + ", from cell " + other + " by " + toOther);
    }

    /**
     * How two cells differ.
     *
     * @param square   summed over pixels and channels
     * @param greatest of a sample
     */
    private record Difference(long square, int greatest) {
    }

    private static Difference difference(final int[] a, final int row, final int column, final int[] b, final int columnOfB) {
        long square = 0;
        int greatest = 0;
        for (int y = row * CELL_HEIGHT; y < (row + 1) * CELL_HEIGHT; y++) {
            for (int x = 0; x < CELL_WIDTH; x++) {
                final int one = a[y * WIDTH + column * CELL_WIDTH + x];
                final int another = b[y * WIDTH + columnOfB * CELL_WIDTH + x];
                square += Worth.square(one, another);
                greatest = Math.max(greatest, Rgb.distance(one, another));
            }
        }
        return new Difference(square, greatest);
    }
}
