package org.legible.format;

import java.util.List;
import java.util.Objects;

/**
 * What an image says, as it was read before it was encoded: it can be searched and shown without decoding a pixel.
 *
 * @param engine name of what read it, such as {@code tesseract}; at most 255 bytes in UTF-8
 * @param lines  in the order of their planes and, on each, in reading order
 */
public record TextLayer(String engine, List<Line> lines) {

    /** The greatest confidence. */
    public static final int MAX_CONFIDENCE = 100;

    /** Keeps a copy of the list. */
    public TextLayer {
        Objects.requireNonNull(engine);
        lines = List.copyOf(lines);
    }

    /**
     * A line of text.
     *
     * @param plane      number of the plane it stands on, from 0; the first one where several channels are shown as one picture
     * @param x          leftmost column, in pixels
     * @param y          topmost row
     * @param width      columns, at least 1
     * @param height     rows, at least 1
     * @param confidence of the reading, 0 to 100
     * @param text       what it says, any Unicode; empty where it was found but not read
     */
    public record Line(int plane, int x, int y, int width, int height, int confidence, String text) {

        /** @throws IllegalArgumentException if the box is empty or lies outside of every image, or the confidence is out of its range */
        public Line {
            Objects.requireNonNull(text);
            Limits.require("plane of a line", plane, 0, LgbFormat.MAX_PLANES - 1L);
            Limits.require("x of a line", x, 0, LgbFormat.MAX_SIDE - 1L);
            Limits.require("y of a line", y, 0, LgbFormat.MAX_SIDE - 1L);
            Limits.require("width of a line", width, 1, LgbFormat.MAX_SIDE - (long) x);
            Limits.require("height of a line", height, 1, LgbFormat.MAX_SIDE - (long) y);
            Limits.require("confidence of a line", confidence, 0, MAX_CONFIDENCE);
        }

        /** Whether the line is on a plane of an image, and within it. */
        boolean fits(final ImageLayout layout) {
            return plane < layout.planes() && x <= layout.width() - width && y <= layout.height() - height;
        }
    }
}
