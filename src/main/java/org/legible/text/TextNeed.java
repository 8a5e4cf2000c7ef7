package org.legible.text;

import java.util.List;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

/**
 * What a line of text needs to be read after compression. Small letters and faint ones are lost first: on training screens the quality
 * at which a line begins to read rises by 19 steps when its height is halved, and by 23 when its contrast is; both together tell it
 * within about seven steps.
 *
 * @param line  the smallest box around its words, in pixels
 * @param steps of quality that it needs more than ordinary text, dark letters on white in boxes of 12 pixels; less than 0 where it
 *              reads more easily
 */
public record TextNeed(Box line, double steps) {

    /** The height of a word's box and the contrast of ordinary text. */
    private static final double ORDINARY_HEIGHT = 12, ORDINARY_CONTRAST = 90;

    /** Steps for each halving. */
    private static final double HEIGHT_STEPS = 19, CONTRAST_STEPS = 23;

    /** What is fainter is taken for as faint as this: it may be no text at all. */
    private static final double LEAST_CONTRAST = 20;

    private static final int GREYS = 256;

    /**
     * Looks at lines.
     *
     * @param picture in which they were found; two-dimensional, alpha is left out
     * @param lines   boxes of words within the picture, line by line, each with at least one
     * @return one for each line, in their order
     */
    public static List<TextNeed> of(final RandomAccessibleInterval<ARGBType> picture, final List<List<Box>> lines) {
        return lines.stream().map(line -> of(picture.randomAccess(), line)).toList();
    }

    /** The mean need of the words, by their widths. */
    private static TextNeed of(final RandomAccess<ARGBType> pixels, final List<Box> words) {
        double steps = 0;
        long widths = 0;
        for (final Box word : words) {
            final double contrast = Math.max(LEAST_CONTRAST, contrast(pixels, word));
            steps -= word.width() * (HEIGHT_STEPS * log2(word.height() / ORDINARY_HEIGHT)
                + CONTRAST_STEPS * log2(contrast / ORDINARY_CONTRAST));
            widths += word.width();
        }
        return new TextNeed(words.stream().reduce(Box::union).orElseThrow(), steps / widths);
    }

    private static double log2(final double value) {
        return Math.log(value) / Math.log(2);
    }

    /** How far luma lies off its median in a box, as a root mean square, 0 to 255: the median is that of the ground. */
    private static double contrast(final RandomAccess<ARGBType> pixels, final Box box) {
        final int[] histogram = new int[GREYS];
        for (int y = box.y(); y < box.bottom(); y++) {
            pixels.setPosition(y, 1);
            for (int x = box.x(); x < box.right(); x++) {
                pixels.setPosition(x, 0);
                histogram[luma(pixels.get().get())]++;
            }
        }
        int median = 0;
        for (long below = histogram[0]; 2 * below < box.area(); below += histogram[median]) {
            median++;
        }
        double squares = 0;
        for (int grey = 0; grey < GREYS; grey++) {
            squares += (double) histogram[grey] * (grey - median) * (grey - median);
        }
        return Math.sqrt(squares / box.area());
    }

    /** ITU-R BT.601. */
    private static int luma(final int rgb) {
        return (int) Math.round(0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff));
    }
}
