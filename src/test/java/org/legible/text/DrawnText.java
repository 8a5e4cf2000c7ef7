package org.legible.text;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import javax.imageio.ImageIO;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;

/** A picture with words, drawn with the program's own strip of glyphs, as a machine without a screen often has no fonts. */
public final class DrawnText {

    private static final int GLYPH_WIDTH = 9;
    private static final int GLYPH_HEIGHT = 18;
    private static final int DARK = 128;

    private final int[] pixels;
    private final int width;
    private final int height;
    private final BufferedImage glyphs;
    private final List<Box> boxes = new ArrayList<>();

    /** A picture in one colour, 0xrrggbb. */
    public DrawnText(final int width, final int height, final int background) throws IOException {
        this.width = width;
        this.height = height;
        this.pixels = new int[width * height];
        Arrays.fill(pixels, 0xff000000 | background);
        try (InputStream in = DrawnText.class.getResourceAsStream("/org/legible/ij/glyphs.png")) {
            glyphs = ImageIO.read(in);
        }
    }

    /**
     * Draws a word.
     *
     * @param word of printable ASCII
     * @param x left border of the first glyph
     * @param y upper border of the glyphs
     * @param colour 0xrrggbb
     */
    public DrawnText word(final String word, final int x, final int y, final int colour) {
        Box ink = null;
        for (int i = 0; i < word.length(); i++) {
            for (int row = 0; row < GLYPH_HEIGHT; row++) {
                for (int column = 0; column < GLYPH_WIDTH; column++) {
                    final int share = glyphs.getRaster().getSample((word.charAt(i) - ' ') * GLYPH_WIDTH + column, row, 0);
                    final int left = x + i * GLYPH_WIDTH + column;
                    final int index = (y + row) * width + left;
                    pixels[index] = mixed(pixels[index], colour, share);
                    if (share >= DARK) {
                        final Box dot = new Box(left, y + row, 1, 1);
                        ink = ink == null ? dot : ink.union(dot);
                    }
                }
            }
        }
        boxes.add(ink);
        return this;
    }

    private static int mixed(final int background, final int colour, final int share) {
        int result = 0xff;
        for (int shift = 16; shift >= 0; shift -= 8) {
            final int from = background >> shift & 0xff;
            final int to = colour >> shift & 0xff;
            result = result << 8 | from + (to - from) * share / 255;
        }
        return result;
    }

    /** The picture. */
    public RandomAccessibleInterval<ARGBType> picture() {
        return ArrayImgs.argbs(pixels, width, height);
    }

    /** Its pixels, row by row, 0xffrrggbb. */
    public int[] pixels() {
        return pixels;
    }

    /** The boxes around the ink of the words, in the order in which they were drawn. */
    public List<Box> boxes() {
        return boxes;
    }
}
