package org.legible.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.legible.format.ImageLayout;
import org.legible.format.LgbFile;
import org.legible.format.SampleType;
import org.legible.format.TileGrid;

/** Windows and bands give what networks give that see the whole plane; a region gives what the whole image gives. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WindowsTest {

    /** Wide enough for two windows, and high enough for two bands, of different widths and heights. */
    private static final int WIDTH = 1600, HEIGHT = 1664;
    private static final int QUALITY = 60;

    private Picture picture;
    private Picture decoded;
    private Path path;
    private TileGrid grid;

    @BeforeAll
    void encodeAndDecode(@TempDir final Path folder) throws IOException {
        picture = Picture.random(new Random(11), SampleType.FLOAT32, WIDTH, HEIGHT, 1, 1);
        path = folder.resolve("windows.lgb");
        DefaultBundle.encode(picture, QUALITY, path);
        decoded = DefaultBundle.decode(path);
        grid = DefaultBundle.bundle().grid(picture.layout());
    }

    @Test
    void symbolsAreThoseOfTheWholePlane() throws IOException {
        final WholePlane whole = wholePlane();
        whole.encode(pixels());
        int count = 0;
        int different = 0;
        final SymbolReader reader = new SymbolReader(DefaultBundle.bundle());
        try (LgbFile file = LgbFile.open(path)) {
            for (int tile = 0; tile < grid.count(); tile++) {
                final TileSymbols symbols = reader.read(file, 0, tile);
                for (int i = 0; i < symbols.hyperLatents().length; i++, count++) {
                    different += Math.abs(symbols.hyperLatents()[i] - whole.hyperLatents[inHyperPlane(symbols, i)]);
                }
                for (int i = 0; i < symbols.latents().length; i++, count++) {
                    final int at = inPlane(symbols, i);
                    final int difference = Math.abs(symbols.latents()[i] - whole.latents[at]);
                    different += difference;
                    assertTrue(difference <= 1, "a symbol differs by " + difference);
                }
            }
        }
        // Floats of another order of sums may round a value to the other side once in a long while, and the table with it.
        assertTrue(different < count * 1e-5, different + " of " + count + " symbols differ");
    }

    @Test
    void pixelsAreThoseOfTheWholePlane() throws IOException {
        final WholePlane whole = wholePlane();
        whole.latents = new short[DefaultBundle.bundle().latentChannels() * (int) grid.positions()];
        whole.hyperLatents = new short[DefaultBundle.bundle().hyperChannels() * (int) grid.positions() / 16];
        try (LgbFile file = LgbFile.open(path)) {
            final SymbolReader reader = new SymbolReader(DefaultBundle.bundle());
            for (int tile = 0; tile < grid.count(); tile++) {
                final TileSymbols symbols = reader.read(file, 0, tile);
                for (int i = 0; i < symbols.latents().length; i++) {
                    whole.latents[inPlane(symbols, i)] = symbols.latents()[i];
                }
                for (int i = 0; i < symbols.hyperLatents().length; i++) {
                    whole.hyperLatents[inHyperPlane(symbols, i)] = symbols.hyperLatents()[i];
                }
            }
        }
        final double[] expected = whole.decodeGrey();
        final double[] actual = decoded.samples(0);
        double greatest = 0;
        for (int i = 0; i < actual.length; i++) {
            final double value = expected[i / WIDTH * grid.latentWidth() * 8 + i % WIDTH];
            greatest = Math.max(greatest, Math.abs(actual[i] - value));
        }
        assertTrue(greatest < 1e-4, "a pixel differs by " + greatest);
    }

    private WholePlane wholePlane() {
        return new WholePlane(DefaultBundle.bundle(), DefaultBundle.networks(), grid, 256 * QUALITY);
    }

    private FeatureMap pixels() {
        final FeatureMap map = FeatureMap.allocate(3, grid.latentHeight() * 8, grid.latentWidth() * 8);
        final double[] samples = picture.samples(0);
        for (int c = 0; c < 3; c++) {
            for (int y = 0; y < map.height(); y++) {
                for (int x = 0; x < map.width(); x++) {
                    map.values().put(map.at(c, y) + x, (float) samples[Math.min(y, HEIGHT - 1) * WIDTH + Math.min(x, WIDTH - 1)]);
                }
            }
        }
        return map;
    }

    private int inPlane(final TileSymbols symbols, final int i) {
        final int height = symbols.bounds().height();
        final int width = symbols.bounds().width();
        return (i / (height * width) * grid.latentHeight() + symbols.bounds().y() + i / width % height) * grid.latentWidth()
            + symbols.bounds().x() + i % width;
    }

    private int inHyperPlane(final TileSymbols symbols, final int i) {
        final int height = symbols.bounds().height() / 4;
        final int width = symbols.bounds().width() / 4;
        return (i / (height * width) * (grid.latentHeight() / 4) + symbols.bounds().y() / 4 + i / width % height)
            * (grid.latentWidth() / 4) + symbols.bounds().x() / 4 + i % width;
    }

    @Test
    void aRegionIsAPartOfTheImage() throws IOException {
        final Random random = new Random(5);
        for (int n = 0; n < 8; n++) {
            final int width = n == 0 ? 1 : 1 + random.nextInt(500);
            final int height = n == 0 ? 1 : 1 + random.nextInt(500);
            assertRegion(new Rectangle(random.nextInt(WIDTH - width + 1), random.nextInt(HEIGHT - height + 1), width, height));
        }
        assertRegion(new Rectangle(WIDTH - 1, HEIGHT - 1, 1, 1));
        assertRegion(new Rectangle(0, 500, WIDTH, 30));
    }

    private void assertRegion(final Rectangle region) throws IOException {
        final Picture part = Picture.empty(new ImageLayout(region.width, region.height, 1, 1, 1, SampleType.FLOAT32));
        try (LgbFile file = LgbFile.open(path)) {
            final DecodeResult result = DefaultBundle.decoder().decodeRegion(file, region, part, Progress.NONE);
            assertEquals(List.of(), result.damagedTiles());
        }
        final double[] all = decoded.samples(0);
        final double[] samples = part.samples(0);
        for (int i = 0; i < samples.length; i++) {
            assertEquals(all[(region.y + i / region.width) * WIDTH + region.x + i % region.width], samples[i], 1e-4, region.toString());
        }
    }
}
