package org.legible.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.legible.format.LegibleException;
import org.legible.format.LgbFile;
import org.legible.format.SampleType;

/** Quality, everywhere and locally, and files of a wanted size. */
class QualityTest {

    private final Picture picture = Picture.random(new Random(2), SampleType.RGB24, 640, 480, 1, 1);

    @TempDir
    Path folder;

    @Test
    void sizeRisesAndErrorFallsWithQuality() throws IOException {
        final Path path = folder.resolve("quality.lgb");
        long bytes = 0;
        double error = Double.MAX_VALUE;
        for (final double quality : new double[] {1, 10, 25, 40, 55, 70, 85, 100}) {
            final EncodeResult result = DefaultBundle.encode(picture, quality, path);
            assertTrue(result.bytes() > bytes, "at " + quality);
            bytes = result.bytes();
            assertEquals(8.0 * bytes / (640 * 480), result.bpp(), 1e-9);
            assertEquals(quality, result.quality());
            final double found = DefaultBundle.decode(path).error(picture);
            assertTrue(found < error, "at " + quality);
            error = found;
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.999, 100.001, Double.NaN, Double.POSITIVE_INFINITY})
    void qualitiesOutOfRangeAreRefused(final double quality) {
        final LegibleException e = assertThrows(LegibleException.class, () -> EncodeSettings.ofQuality(quality));
        assertEquals("The quality is " + quality + ": choose a number from 1 to 100.", e.getMessage());
    }

    @Test
    void aMapThatIsTheSameEverywhereIsLikeAnotherQuality() throws IOException {
        final QualityMap map = new QualityMap(picture.layout(), DefaultBundle.bundle());
        map.fill(10);
        final Path raised = folder.resolve("raised.lgb");
        final Path plain = folder.resolve("plain.lgb");
        DefaultBundle.encoder().encode(picture, EncodeSettings.ofQuality(40).withQualityMap(map), raised, Progress.NONE);
        DefaultBundle.encode(picture, 50, plain);
        assertEquals(hash(plain), hash(raised));
        assertEquals(0, DefaultBundle.decode(plain).greatestDifference(DefaultBundle.decode(raised), 0));
    }

    @Test
    void aRaisedRectangleIsBetterAndTheRestIsAsBefore() throws IOException {
        final Rectangle rectangle = new Rectangle(160, 96, 200, 130);
        final QualityMap map = new QualityMap(picture.layout(), DefaultBundle.bundle());
        map.raise(rectangle, 60);
        final Path raised = folder.resolve("raised.lgb");
        final Path plain = folder.resolve("plain.lgb");
        DefaultBundle.encoder().encode(picture, EncodeSettings.ofQuality(20).withQualityMap(map), raised, Progress.NONE);
        DefaultBundle.encode(picture, 20, plain);
        assertEquals(hash(raised), hashByEngine(raised));
        final Picture before = DefaultBundle.decode(plain);
        final Picture after = DefaultBundle.decode(raised);
        assertTrue(error(after, rectangle) < 0.5 * error(before, rectangle),
            error(after, rectangle) + " after " + error(before, rectangle));
        final Rectangle far = new Rectangle(480, 340, 160, 140);
        assertEquals(error(before, far), error(after, far), 0.1 * error(before, far));
    }

    private double error(final Picture decoded, final Rectangle area) {
        final double[] a = picture.samples(0);
        final double[] b = decoded.samples(0);
        double sum = 0;
        for (int y = area.y; y < area.y + area.height; y++) {
            for (int i = 3 * (y * 640 + area.x); i < 3 * (y * 640 + area.x + area.width); i++) {
                sum += (a[i] - b[i]) * (a[i] - b[i]);
            }
        }
        return sum / (3 * area.width * area.height);
    }

    @Test
    void rectanglesAndMasksRaiseTheLatentsTheyTouch() {
        final QualityMap map = new QualityMap(picture.layout(), DefaultBundle.bundle());
        map.raise(new Rectangle(7, 8, 2, 1), 5);
        map.raise(new Rectangle(-10, -10, 11, 11), -3);
        map.raise(new Rectangle(0, 0, 640, 480), (x, y) -> x == 639 && y == 479, 9);
        map.raise(new Rectangle(5000, 0, 10, 10), 100);
        final byte[] expected = new byte[80 * 60];
        expected[80] = 5;
        expected[81] = 5;
        expected[80 * 60 - 1] = 9;
        assertArrayEquals(expected, map.offsets());
        assertThrows(IllegalArgumentException.class, () -> map.raise(new Rectangle(1, 1), 128));
    }

    @Test
    void rectanglesCanBeSetLowerThanTheRestAndRaisedAgain() {
        final QualityMap map = new QualityMap(picture.layout(), DefaultBundle.bundle());
        map.set(new Rectangle(7, 8, 2, 1), -5);
        map.set(new Rectangle(-10, -10, 11, 11), 3);
        map.set(new Rectangle(0, -20, 640, 20), 100);
        map.raise(new Rectangle(8, 8, 1, 1), 2);
        final byte[] expected = new byte[80 * 60];
        expected[0] = 3;
        expected[80] = -5;
        expected[81] = 2;
        assertArrayEquals(expected, map.offsets());
        assertThrows(IllegalArgumentException.class, () -> map.set(new Rectangle(1, 1), -129));
    }

    @Test
    void aMapForAnotherImageIsRefused() {
        final Picture other = Picture.random(new Random(2), SampleType.RGB24, 64, 48, 1, 1);
        final QualityMap map = new QualityMap(picture.layout(), DefaultBundle.bundle());
        final LegibleException e = assertThrows(LegibleException.class, () -> DefaultBundle.encoder().encode(other,
            EncodeSettings.ofQuality(20).withQualityMap(map), folder.resolve("other.lgb"), Progress.NONE));
        assertTrue(e.getMessage().startsWith("The quality map is for 80x60 latents and the image has 8x8"), e.getMessage());
        assertEquals(0, folder.toFile().list().length);
    }

    private static String hash(final Path path) throws IOException {
        try (LgbFile file = LgbFile.open(path)) {
            return new SymbolReader(DefaultBundle.bundle()).hash(file, Progress.NONE);
        }
    }

    private static String hashByEngine(final Path path) throws IOException {
        try (LgbFile file = LgbFile.open(path)) {
            return new SymbolReader(DefaultBundle.bundle(), DefaultBundle.networks()).hash(file, Progress.NONE);
        }
    }
}
