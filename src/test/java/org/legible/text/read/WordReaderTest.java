package org.legible.text.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.legible.bundle.Bundles;
import org.legible.bundle.RecogniserBundle;
import org.legible.text.Box;
import org.legible.text.TextRegion;

/** Crops that a network gets and readings made of its answers; the networks are made for the purpose. */
class WordReaderTest {

    private static final String JSON = """
        {"format": 1, "kind": "text-recogniser", "name": "reader", "architecture": "none", "description": "For tests.",
         "licence": "BSD-2-Clause", "network": "network.pt", "input": {"height": 8, "widths": [16, 32], "fit": "pad"},
         "charset": "ab\uD83D\uDE00", "maxLength": 24, "threshold": 0.5, "card": {}}""";

    private static final int HEIGHT = 8;
    private static final int POSITIONS = 25;
    private static final int CLASSES = 4;

    @TempDir
    Path folder;

    private RecogniserBundle bundle;

    /** Width of each batch, and its crops. */
    private final List<Integer> widths = new ArrayList<>();
    private final List<float[]> batches = new ArrayList<>();

    @BeforeEach
    void readBundle() throws IOException {
        bundle = bundle(JSON);
    }

    private RecogniserBundle bundle(final String json) throws IOException {
        Files.writeString(folder.resolve("model.json"), json);
        Files.write(folder.resolve("network.pt"), new byte[1]);
        return Bundles.findRecogniser(folder.toString());
    }

    /** A network that notes what it gets and is sure of the same classes for every word. */
    private RecogniserNetwork saying(final float sureness, final int... classes) {
        return (crops, count, width) -> {
            widths.add(width);
            batches.add(crops);
            final float[] logits = new float[count * POSITIONS * CLASSES];
            for (int i = 0; i < count * POSITIONS; i++) {
                logits[i * CLASSES + classes[Math.min(i % POSITIONS, classes.length - 1)]] = sureness;
            }
            return logits;
        };
    }

    private static RandomAccessibleInterval<ARGBType> picture(final int width, final int height) {
        final int[] pixels = new int[width * height];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % width << 16 | i / width << 8 | 255;
        }
        return ArrayImgs.argbs(pixels, width, height);
    }

    /** Stripes of one pixel with gaps, with quiet columns between them; the widest crop is four heights. */
    @Test
    void longWordsAreReadInPartsCutAtQuietColumns() throws IOException {
        final int[] pixels = new int[128 * 8];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % 128 % 3 == 0 && i / 128 % 2 == 0 ? 0xffffff : 0;
        }
        final RandomAccessibleInterval<ARGBType> striped = ArrayImgs.argbs(pixels, 128, 8);
        final List<Box> parts = LongWords.parts(striped, new Box(4, 0, 100, 8), bundle);
        assertEquals(4, parts.size());
        int left = 4;
        for (final Box part : parts) {
            assertEquals(left, part.x());
            assertTrue(left == 4 || left % 3 != 0, "cut through the stripe at " + left);
            assertTrue(part.width() >= 15 && part.width() <= 32, "uneven: " + part);
            left += part.width();
        }
        assertEquals(104, left);
        final List<TextRegion> regions = new WordReader(saying(20, 1, 2, 0), bundle).read(striped, List.of(List.of(new Box(4, 0, 100, 8))));
        assertEquals(List.of("abababab"), regions.stream().map(TextRegion::text).toList());
        assertEquals(new Box(4, 0, 100, 8), regions.get(0).box());
        assertEquals(100, regions.get(0).confidence(), 0.1);
    }

    @Test
    void aReadingEndsAtTheFirstEndAndHasAnyCharacters() throws IOException {
        final List<TextRegion> read = new WordReader(saying(50, 3, 1, 0, 2), bundle)
            .read(picture(60, 40), List.of(List.of(new Box(5, 5, 20, 10)), List.of(new Box(5, 20, 20, 10))));
        assertEquals(List.of(new TextRegion(new Box(5, 5, 20, 10), "\uD83D\uDE00a", 100, 0),
            new TextRegion(new Box(5, 20, 20, 10), "\uD83D\uDE00a", 100, 1)), read);
    }

    @Test
    void confidenceIsTheGeometricMeanOfTheProbabilitiesWithThatOfTheEnd() throws IOException {
        final float logit = (float) Math.log(6);
        final TextRegion read = new WordReader(saying(logit, 1, 0), bundle)
            .read(picture(60, 40), List.of(List.of(new Box(5, 5, 20, 10)))).get(0);
        assertEquals("a", read.text());
        assertEquals(100 * 6.0 / 9, read.confidence(), 1e-4);
    }

    @Test
    void whatIsNotSureEnoughSaysNothing() throws IOException {
        final TextRegion read = new WordReader(saying((float) Math.log(2), 1, 0), bundle)
            .read(picture(60, 40), List.of(List.of(new Box(5, 5, 20, 10)))).get(0);
        assertEquals("", read.text());
        assertEquals(100 * 2.0 / 5, read.confidence(), 1e-4);
    }

    @Test
    void wordsGoThroughTheNetworkWithOthersOfTheirWidthAndKeepTheirOrder() throws IOException {
        final List<Box> words = new ArrayList<>(Collections.nCopies(40, new Box(3, 3, 8, 8)));
        words.add(7, new Box(3, 3, 30, 8));
        final List<TextRegion> read = new WordReader(saying(50, 1, 0), bundle).read(picture(60, 40), List.of(words));
        assertEquals(words, read.stream().map(TextRegion::box).toList());
        assertEquals(List.of(16, 16, 32), widths.stream().sorted().toList());
        assertEquals(41 * 3 * HEIGHT * 16 + 3 * HEIGHT * 16, batches.stream().mapToInt(batch -> batch.length).sum());
    }

    @Test
    void aCropKeepsItsShapeAndItsLastColumnGoesOn() throws IOException {
        // With a margin of one pixel the crop is 10 x 8 pixels, as high as the network's input: no sample is interpolated.
        new WordReader(saying(50, 1, 0), bundle).read(picture(60, 40), List.of(List.of(new Box(20, 11, 8, 6))));
        final float[] crop = batches.get(0);
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < 16; x++) {
                assertEquals((19 + Math.min(x, 9)) / 255f, crop[y * 16 + x], 1e-6);
                assertEquals((10 + y) / 255f, crop[(HEIGHT + y) * 16 + x], 1e-6);
                assertEquals(1, crop[(2 * HEIGHT + y) * 16 + x], 1e-6);
            }
        }
    }

    @Test
    void aCropIsReducedByAreaAndBeyondThePictureItsBorderGoesOn() throws IOException {
        // 32 x 14 pixels and a margin of one: 34 x 16, reduced to half; the picture ends at both corners.
        new WordReader(saying(50, 1, 0), bundle).read(picture(32, 14), List.of(List.of(new Box(0, 0, 32, 14))));
        final float[] crop = batches.get(0);
        assertEquals(32, widths.get(0));
        assertEquals(0, crop[0], 1e-6);
        assertEquals(1.5 / 255, crop[1], 1e-6);
        assertEquals(3.5 / 255, crop[2], 1e-6);
        assertEquals(31 / 255f, crop[31], 1e-6);
        assertEquals(1.5 / 255, crop[HEIGHT * 32 + 32], 1e-6);
    }

    @Test
    void aStretchedWordFillsItsWidth() throws IOException {
        final RandomAccessibleInterval<ARGBType> picture = picture(200, 20);
        final RecogniserBundle stretching = bundle(JSON.replace("[16, 32]", "[24]").replace("pad", "stretch"));
        new WordReader(saying(50, 1, 0), stretching).read(picture, List.of(List.of(new Box(10, 5, 6, 8))));
        assertEquals(24, widths.get(0));
        final float[] row = Arrays.copyOf(batches.get(0), 24);
        assertEquals(9 / 255f, row[0], 1e-6);
        assertEquals(16 / 255f, row[23], 1e-6);
        for (int x = 2; x < 22; x++) {
            assertTrue(row[x] > row[x - 1], Arrays.toString(row));
        }
    }

    @Test
    void noWordsNeedNoNetwork() throws IOException {
        assertEquals(List.of(), new WordReader(saying(50, 1), bundle).read(picture(10, 10), List.of()));
        assertArrayEquals(new int[0], widths.stream().mapToInt(Integer::intValue).toArray());
    }
}
