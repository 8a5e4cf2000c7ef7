package org.legible.engine;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.legible.engine.LeftTextPictures.HEIGHT;
import static org.legible.engine.LeftTextPictures.WIDTH;
import static org.legible.engine.LeftTextPictures.mixed;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.Test;
import org.legible.bundle.Bundles;
import org.legible.bundle.ModelBundle;
import org.legible.codec.LeftRows;
import org.legible.codec.LeftText;
import org.legible.codec.QualityMap;
import org.legible.engine.LeftTextPictures.Picture;
import org.legible.format.ImageLayout;
import org.legible.format.SampleType;

/** Rows of a plane that are looked at one after the other, and again for the next file of an image. */
class LeftTextProtectionTest {

    private final ModelBundle bundle;

    LeftTextProtectionTest() throws IOException {
        bundle = Bundles.find(Bundles.DEFAULT);
    }

    /** Where there was text for one file and is none for the next it is raised if nobody looked again, and only then. */
    @Test
    void eachWindowOfEachPlaneIsLookedAtOnceForAllFilesOfAnImage() throws IOException {
        final Picture original = mixed(false);
        final int[] text = original.pixels();
        final int[] none = new int[text.length];
        final QualityMap map = new QualityMap(new ImageLayout(WIDTH, 2 * HEIGHT, 1, 2, 1, SampleType.RGB24), bundle);
        final LeftText kept = new LeftTextProtection(Device.CPU).forOneImage();
        assertTrue(kept.raise(rows(0, text, 0, HEIGHT), 5, map));
        assertFalse(kept.raise(rows(1, none, 0, HEIGHT), 5, map));
        assertFalse(kept.raise(rows(0, none, 1, HEIGHT - 1), 5, map));
        assertTrue(kept.raise(rows(0, none, 0, HEIGHT), 12, map));
        assertFalse(kept.raise(rows(1, text, 0, HEIGHT), 12, map));
        assertFalse(kept.raise(rows(0, text, 1, HEIGHT - 1), 12, map));
        // What was found for the smallest files does not hold for larger ones.
        final LeftText another = new LeftTextProtection(Device.CPU).forOneImage();
        assertFalse(another.raise(rows(0, none, 0, HEIGHT), 1.5, map));
        assertTrue(another.raise(rows(0, text, 0, HEIGHT), 5, map));
    }

    /** A page of lines that need different qualities, and two windows on it whose inner borders cut lines in halves. */
    @Test
    void aLineAtASeamIsRaisedAsAWhole() throws IOException {
        final int half = WIDTH * HEIGHT / 2;
        final int halves = 8;
        final int[] pixels = new int[halves * half];
        for (int i = 0; i < halves; i++) {
            System.arraycopy(mixed(false, 20 + 5 * i, 22).pixels(), half, pixels, i * half, half);
        }
        final int height = halves * HEIGHT / 2;
        final ImageLayout layout = new ImageLayout(WIDTH, height, 1, 1, 1, SampleType.RGB24);
        final QualityMap whole = new QualityMap(layout, bundle);
        final QualityMap seamed = new QualityMap(layout, bundle);
        final LeftText looking = new LeftTextProtection(Device.CPU);
        assertTrue(looking.raise(rows(pixels, 0, height), 10, whole));
        // The middle of the first of its lines.
        final int cut = halves / 2 * HEIGHT / 2 + 36;
        assertTrue(looking.raise(rows(pixels, 0, cut + HEIGHT / 2), 10, seamed));
        assertTrue(looking.raise(rows(pixels, cut, height - cut), 10, seamed));
        final byte[] expected = whole.offsets();
        final byte[] found = seamed.offsets();
        assertTrue(IntStream.range(0, expected.length).map(i -> expected[i]).max().orElseThrow() < 36, "none is at its bound");
        final long different = IntStream.range(0, expected.length).filter(i -> expected[i] != found[i]).count();
        // Boxes may differ by a pixel, and needs by what is rounded.
        assertTrue(different <= expected.length / 100, different + " positions differ");
    }

    private static LeftRows rows(final int[] pixels, final int top, final int height) {
        return rows(0, pixels, top, height);
    }

    private static LeftRows rows(final int plane, final int[] pixels, final int top, final int height) {
        return new LeftRows(plane, ArrayImgs.argbs(Arrays.copyOfRange(pixels, top * WIDTH, (top + height) * WIDTH), WIDTH, height), top,
            (top + height) * WIDTH == pixels.length);
    }
}
