package org.legible.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;

/**
 * A reader that finds the words it was told to find. It knows a line by the colour of its middle, so that a test paints what it wants
 * to be read.
 */
final class ScriptedReader implements TextReader, LineReader {

    private final List<TextRegion> words;
    private final Map<Integer, String> lines = new HashMap<>();
    private final List<String> sizes = new ArrayList<>();

    ScriptedReader(final TextRegion... words) {
        this.words = List.of(words);
    }

    /** A picture of one colour. */
    static RandomAccessibleInterval<ARGBType> page(final int width, final int height, final int colour) {
        final int[] pixels = new int[width * height];
        Arrays.fill(pixels, colour);
        return ArrayImgs.argbs(pixels, width, height);
    }

    /** Gives all pixels of a box a colour. */
    static void paint(final RandomAccessibleInterval<ARGBType> page, final Box box, final int colour) {
        for (int y = box.y(); y < box.bottom(); y++) {
            for (int x = box.x(); x < box.right(); x++) {
                page.getAt(x, y).set(colour);
            }
        }
    }

    ScriptedReader reads(final int colour, final String text) {
        lines.put(colour & 0xFFFFFF, text);
        return this;
    }

    /** Width and height of every line that was read. */
    List<String> sizes() {
        return sizes;
    }

    @Override
    public String engine() {
        return "scripted";
    }

    @Override
    public List<TextRegion> words(final RandomAccessibleInterval<ARGBType> image) {
        return words;
    }

    @Override
    public String readLine(final RandomAccessibleInterval<ARGBType> line) throws IOException {
        sizes.add(line.dimension(0) + "x" + line.dimension(1));
        final int colour = line.getAt(line.dimension(0) / 2, line.dimension(1) / 2).get() & 0xFFFFFF;
        if (!lines.containsKey(colour)) {
            throw new IOException("no text for " + Integer.toHexString(colour));
        }
        return lines.get(colour);
    }

    @Override
    public void close() {
        // holds nothing
    }
}
