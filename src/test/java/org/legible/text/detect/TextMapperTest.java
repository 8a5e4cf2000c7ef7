package org.legible.text.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.real.FloatType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.legible.bundle.DetectorGeometry;
import org.legible.bundle.DetectorThresholds;
import org.legible.text.Box;
import org.legible.text.ReadingProgress;

/** The maps of a picture, window by window, are those of the whole picture. */
class TextMapperTest {

    private static final int STRIDE = 4;
    private static final int HALO = 32;

    /**
     * A network of which every sample depends on its whole halo: region is the mean of red over as far as the halo reaches to the left
     * and to the right, affinity the mean of green upwards and downwards. Beyond the window there is nothing, which counts as 0.
     */
    private static final class FarSighted implements DetectorNetwork {

        private final Set<String> shapes = new HashSet<>();
        private long pixels;

        @Override
        public float[] maps(final float[] window, final int height, final int width) {
            shapes.add(width + "x" + height);
            pixels += (long) width * height;
            final float[] maps = new float[2 * (height / STRIDE) * (width / STRIDE)];
            int next = 0;
            for (int y = 0; y < height; y += STRIDE) {
                for (int x = 0; x < width; x += STRIDE) {
                    float sum = 0;
                    for (int i = Math.max(0, x - HALO); i <= Math.min(width - 1, x + HALO); i++) {
                        sum += window[y * width + i];
                    }
                    maps[next++] = sum / (2 * HALO + 1);
                }
            }
            for (int y = 0; y < height; y += STRIDE) {
                for (int x = 0; x < width; x += STRIDE) {
                    float sum = 0;
                    for (int i = Math.max(0, y - HALO); i <= Math.min(height - 1, y + HALO); i++) {
                        sum += window[(height + i) * width + x];
                    }
                    maps[next++] = sum / (2 * HALO + 1);
                }
            }
            return maps;
        }
    }

    private static RandomAccessibleInterval<ARGBType> noise(final int width, final int height) {
        final Random random = new Random(3);
        return ArrayImgs.argbs(random.ints((long) width * height).toArray(), width, height);
    }

    @ParameterizedTest
    @CsvSource({"2300, 1700, 32", "70, 5000, 32", "9000, 300, 64", "1, 1, 32", "640, 480, 32", "4001, 1003, 16"})
    void windowsLeaveNoSeams(final int width, final int height, final int multiple) throws IOException {
        final RandomAccessibleInterval<ARGBType> picture = noise(width, height);
        final FarSighted network = new FarSighted();
        final TextMaps maps = new TextMapper(network, new DetectorGeometry(STRIDE, multiple, 64, 1)).maps(picture, ReadingProgress.NONE);
        final PictureWindows whole = new PictureWindows(picture, 1);
        final int fullWidth = (width + 63) / 64 * 64;
        final int fullHeight = (height + 63) / 64 * 64;
        final float[] expected = new FarSighted().maps(whole.window(0, 0, fullWidth, fullHeight), fullHeight, fullWidth);
        assertSamples(expected, 0, fullWidth / STRIDE, maps.region());
        assertSamples(expected, expected.length / 2, fullWidth / STRIDE, maps.affinity());
        assertEquals(1, network.shapes.size(), "all windows have one size");
        assertTrue(network.pixels < 2.3 * fullWidth * fullHeight, network.shapes + ", " + network.pixels + " pixels in all");
        assertEquals(STRIDE, maps.cell());
    }

    private static void assertSamples(final float[] expected, final int offset, final int stride,
            final RandomAccessibleInterval<FloatType> map) {
        final RandomAccess<FloatType> access = map.randomAccess();
        for (int y = 0; y < map.dimension(1); y++) {
            for (int x = 0; x < map.dimension(0); x++) {
                assertEquals(expected[offset + y * stride + x], access.setPositionAndGet(x, y).get(), 0.003, x + ", " + y);
            }
        }
    }

    @Test
    void aWordAcrossTheBordersOfWindowsComesOutWhole() throws IOException {
        final int width = 6000;
        final Box word = new Box(100, 700, 5800, 40);
        final int[] pixels = new int[width * 1600];
        for (int y = word.y(); y < word.bottom(); y++) {
            Arrays.fill(pixels, y * width + word.x(), y * width + word.right(), 0xffffffff);
        }
        final DetectorNetwork copy = (window, height, columns) -> {
            final float[] maps = new float[2 * height * columns];
            System.arraycopy(window, 0, maps, 0, maps.length);
            return maps;
        };
        final TextMaps maps = new TextMapper(copy, new DetectorGeometry(1, 32, 32, 1)).maps(ArrayImgs.argbs(pixels, width, 1600), ReadingProgress.NONE);
        final List<Box> found = WordBoxes.find(maps, new DetectorThresholds(0.7, 0.4, 0.4), width, 1600);
        assertEquals(1, found.size());
        assertTrue(DrawnMaps.iou(word, found.get(0)) > 0.7, found.toString());
    }

    @Test
    void aPictureIsMagnifiedAndItsBoxesComeBackInItsOwnPixels() throws IOException {
        final int[] pixels = new int[200 * 100];
        for (int y = 30; y < 50; y++) {
            Arrays.fill(pixels, y * 200 + 40, y * 200 + 140, 0xffffffff);
        }
        final DetectorNetwork halves = (window, height, columns) -> {
            final float[] maps = new float[2 * (height / 2) * (columns / 2)];
            for (int i = 0; i < maps.length / 2; i++) {
                maps[i] = window[2 * (i / (columns / 2)) * columns + 2 * (i % (columns / 2))];
            }
            return maps;
        };
        final TextMaps maps = new TextMapper(halves, new DetectorGeometry(2, 32, 32, 1.5)).maps(ArrayImgs.argbs(pixels, 200, 100), ReadingProgress.NONE);
        assertEquals(150, maps.region().dimension(0));
        assertEquals(75, maps.region().dimension(1));
        final List<Box> found = WordBoxes.find(maps, new DetectorThresholds(0.7, 0.4, 0.4), 200, 100);
        assertEquals(1, found.size());
        assertTrue(DrawnMaps.iou(new Box(40, 30, 100, 20), found.get(0)) > 0.7, found.toString());
    }
}
