package org.legible.benchmarks;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import ij.ImagePlus;

import org.legible.ocr.TesseractReader;
import org.legible.text.Box;
import org.legible.text.TextRegion;

/** Which pixels of a picture are text: those in a word's box that differ from the most frequent colour there. */
final class TextPixels {

    /** Words that Tesseract reads with less confidence count for nothing. */
    private static final double CONFIDENCE = 60;

    /** How far some channel of a pixel of text is from the background, of 255. */
    static final int LEVEL = 48;

    private TextPixels() {
    }

    /** Finds them, row by row. */
    static boolean[] of(final ImagePlus image, final TesseractReader reader) throws IOException {
        final int[] pixels = BenchmarkPictures.pixels(image);
        final boolean[] text = new boolean[pixels.length];
        final List<TextRegion> words = reader.words(BenchmarkPictures.argb(image));
        for (final TextRegion word : words) {
            if (word.confidence() > CONFIDENCE && !word.text().isBlank()) {
                mark(word.box(), pixels, image.getWidth(), text);
            }
        }
        return text;
    }

    private static void mark(final Box box, final int[] pixels, final int width, final boolean[] text) {
        final Map<Integer, Integer> colours = new HashMap<>();
        for (int y = box.y(); y < box.bottom(); y++) {
            for (int x = box.x(); x < box.right(); x++) {
                colours.merge(pixels[y * width + x], 1, Integer::sum);
            }
        }
        final int background = colours.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
        for (int y = box.y(); y < box.bottom(); y++) {
            for (int x = box.x(); x < box.right(); x++) {
                text[y * width + x] |= distance(pixels[y * width + x], background) > LEVEL;
            }
        }
    }

    private static int distance(final int a, final int b) {
        return Math.max(Math.abs((a >> 16 & 0xFF) - (b >> 16 & 0xFF)),
            Math.max(Math.abs((a >> 8 & 0xFF) - (b >> 8 & 0xFF)), Math.abs((a & 0xFF) - (b & 0xFF))));
    }
}
