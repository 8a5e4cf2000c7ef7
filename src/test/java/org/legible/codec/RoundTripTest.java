package org.legible.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;

import ai.djl.pytorch.jni.JniUtils;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.legible.format.LgbFile;
import org.legible.format.SampleType;

/**
 * Random images through a file and back. The encoder decodes every tile it writes and compares the symbols; here they are read once
 * more with the scale network in plain Java and with that of the engine, and the pixels have to come close.
 */
class RoundTripTest {

    private static final int IMAGES = 500;

    @TempDir
    Path folder;

    @Test
    void symbolsOfRandomImagesAreTheSameForEngineAndPlainJava() throws IOException {
        final Random random = new Random(20251);
        for (int i = 0; i < IMAGES; i++) {
            final SampleType type = SampleType.values()[i % 4];
            final int channels = type == SampleType.RGB24 ? 1 : 1 + random.nextInt(10) / 9;
            final Picture picture = Picture.random(random, type, side(random, 700), side(random, 500), channels, 1 + random.nextInt(10) / 9);
            final double quality = 1 + random.nextInt(100);
            final Path path = folder.resolve("random.lgb");
            final EncodeResult result = DefaultBundle.encode(picture, quality, path);
            final String what = "image " + i + ": " + picture.layout() + " at " + quality;
            try (LgbFile file = LgbFile.open(path)) {
                assertEquals(file.length(), result.bytes(), what);
                assertEquals(hashInJava(file), hashByEngine(file), what);
            }
            final double error = DefaultBundle.decode(path).error(picture);
            assertTrue(error < 0.1, () -> what + " comes back with a mean squared error of " + error);
        }
    }

    /** Small sides are more frequent. */
    private static int side(final Random random, final int most) {
        final double u = random.nextDouble();
        return Math.max(1, (int) Math.ceil(most * u * u));
    }

    @ParameterizedTest
    @EnumSource(SampleType.class)
    void onePixelAndTheLargestSize(final SampleType type) throws IOException {
        for (final int[] size : new int[][] {{1, 1}, {700, 500}, {1, 500}, {700, 1}, {33, 31}}) {
            final Picture picture = Picture.random(new Random(7), type, size[0], size[1], 1, 1);
            final Path path = folder.resolve("size.lgb");
            DefaultBundle.encode(picture, 95, path);
            final double error = DefaultBundle.decode(path).error(picture);
            assertTrue(error < 0.02, () -> picture.layout() + " comes back with a mean squared error of " + error);
        }
    }

    @Test
    void symbolsDoNotDependOnThreads() throws Exception {
        final Picture picture = Picture.random(new Random(3), SampleType.RGB24, 1100, 611, 1, 1);
        final Path path = folder.resolve("threads.lgb");
        DefaultBundle.encode(picture, 50, path);
        final int before = JniUtils.getNumThreads();
        try (LgbFile file = LgbFile.open(path)) {
            final String hash = hashInJava(file);
            for (int threads = 1; threads <= 2; threads++) {
                JniUtils.setNumThreads(threads);
                assertEquals(hash, hashByEngine(file));
                final ForkJoinPool pool = new ForkJoinPool(threads);
                try {
                    assertEquals(hash, pool.submit(() -> hashInJava(file)).get());
                } finally {
                    pool.shutdown();
                }
            }
        } finally {
            JniUtils.setNumThreads(before);
        }
    }

    @Test
    void encodingTwiceGivesTheSameFile() throws IOException {
        final Picture picture = Picture.random(new Random(4), SampleType.GREY16, 300, 200, 2, 2);
        final Path first = folder.resolve("first.lgb");
        final Path second = folder.resolve("second.lgb");
        DefaultBundle.encode(picture, 30, first);
        DefaultBundle.encode(picture, 30, second);
        assertEquals(-1, Files.mismatch(first, second));
    }

    private static String hashInJava(final LgbFile file) throws IOException {
        return new SymbolReader(DefaultBundle.bundle()).hash(file, Progress.NONE);
    }

    private static String hashByEngine(final LgbFile file) throws IOException {
        return new SymbolReader(DefaultBundle.bundle(), DefaultBundle.networks()).hash(file, Progress.NONE);
    }
}
