package org.legible.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scale network against FORMAT.md, section 5, written down once more sample by sample in longs. */
class ScaleNetworkTest {

    @TempDir
    Path folder;

    @Test
    void equalsTheDefinitionForRandomTiles() throws IOException {
        final Random random = new Random(9);
        final TinyBundle tiny = new TinyBundle(random);
        final ModelBundle bundle = Bundles.find(tiny.write(folder).toString());
        final boolean[] seen = new boolean[TinyBundle.TABLES];
        for (int n = 0; n < 200; n++) {
            final int height = 1 + random.nextInt(4);
            final int width = 1 + random.nextInt(4);
            final short[] z = new short[TinyBundle.HYPER * height * width];
            for (int i = 0; i < z.length; i++) {
                z[i] = (short) (random.nextInt(5) == 0 ? random.nextInt(65535) - 32767 : random.nextInt(41) - 20);
            }
            final LocalQuality quality = quality(random, 4 * height, 4 * width);
            final byte[] expected = reference(tiny, z, height, width, quality);
            assertArrayEquals(expected, bundle.scaleNetwork().of(z, height, width, quality), "tile " + n);
            for (final byte index : expected) {
                seen[index] = true;
            }
        }
        assertTrue(IntStream.range(0, seen.length).allMatch(i -> seen[i]), "the test reaches every index");
    }

    private static LocalQuality quality(final Random random, final int height, final int width) {
        if (random.nextBoolean()) {
            return LocalQuality.uniform(256 + random.nextInt(25600 - 256 + 1), height, width);
        }
        final byte[] offsets = new byte[height * width];
        random.nextBytes(offsets);
        return LocalQuality.of(256 + random.nextInt(25600 - 256 + 1), height, width, offsets);
    }

    private static byte[] reference(final TinyBundle tiny, final short[] z, final int height, final int width, final LocalQuality quality) {
        long[][][] planes = new long[TinyBundle.HYPER][height][width];
        for (int i = 0; i < z.length; i++) {
            planes[i / (height * width)][i / width % height][i % width] = Math.max(-127, Math.min(127, z[i]));
        }
        planes = convolution(tiny, planes, 3, 8, 5, -100, 300, 0, 288);
        planes = shuffle(planes);
        planes = convolution(tiny, planes, 1, 12, 1, 0, 1023, 320, 368);
        planes = shuffle(planes);
        planes = withQuality(planes, quality);
        planes = convolution(tiny, planes, 3, 3, 9, 0, 4, 416, 740);
        final byte[] indices = new byte[3 * 16 * height * width];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = (byte) planes[i / (16 * height * width)][i / (4 * width) % (4 * height)][i % (4 * width)];
        }
        return indices;
    }

    private static long[][][] convolution(final TinyBundle tiny, final long[][][] in, final int kernel, final int outputs, final int shift,
            final int low, final int high, final int weights, final int biases) {
        final int height = in[0].length;
        final int width = in[0][0].length;
        final long[][][] out = new long[outputs][height][width];
        for (int o = 0; o < outputs; o++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    long sum = tiny.weights.getInt(biases + 4 * o);
                    for (int tap = 0; tap < in.length * kernel * kernel; tap++) {
                        final int fromY = y + tap / kernel % kernel - kernel / 2;
                        final int fromX = x + tap % kernel - kernel / 2;
                        if (fromY >= 0 && fromY < height && fromX >= 0 && fromX < width) {
                            sum += tiny.weights.getShort(weights + 2 * (o * in.length * kernel * kernel + tap))
                                * in[tap / (kernel * kernel)][fromY][fromX];
                        }
                    }
                    final long value = Math.floorDiv(sum + (1L << shift - 1), 1L << shift);
                    out[o][y][x] = Math.max(low, Math.min(high, value));
                }
            }
        }
        return out;
    }

    private static long[][][] shuffle(final long[][][] in) {
        final long[][][] out = new long[in.length / 4][2 * in[0].length][2 * in[0][0].length];
        for (int c = 0; c < out.length; c++) {
            for (int y = 0; y < out[0].length; y++) {
                for (int x = 0; x < out[0][0].length; x++) {
                    out[c][y][x] = in[4 * c + 2 * (y % 2) + x % 2][y / 2][x / 2];
                }
            }
        }
        return out;
    }

    private static long[][][] withQuality(final long[][][] in, final LocalQuality quality) {
        final int[] knots = {256, 10000, 25600};
        final long[][][] out = new long[in.length + 3][in[0].length][in[0][0].length];
        System.arraycopy(in, 0, out, 0, in.length);
        for (int y = 0; y < in[0].length; y++) {
            for (int x = 0; x < in[0][0].length; x++) {
                final int q = quality.at(y, x);
                final int i = q <= knots[1] ? 0 : 1;
                final int gap = knots[i + 1] - knots[i];
                out[in.length + i + 1][y][x] = (64 * (q - knots[i]) + gap / 2) / gap;
                out[in.length + i][y][x] = 64 - out[in.length + i + 1][y][x];
            }
        }
        return out;
    }
}
