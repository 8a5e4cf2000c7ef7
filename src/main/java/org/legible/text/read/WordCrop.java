package org.legible.text.read;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessible;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.view.Views;

import org.legible.bundle.CropShape;
import org.legible.text.Box;

/**
 * The picture of a word as a recogniser wants it.
 *
 * @param width columns, one of the shape's widths
 * @param samples 3 x height x width, red first, 0 to 1
 */
record WordCrop(int width, float[] samples) {

    /** Pixels around a word's box, in parts of its height. */
    private static final double MARGIN = 0.07;

    private static final int CHANNELS = 3;

    /**
     * Cuts out a word with a margin of 7 % of its height, at least one pixel; beyond the picture's border its last pixels go on.
     *
     * @param picture two-dimensional; alpha is left out
     * @param word box within the picture
     */
    static WordCrop of(final RandomAccessibleInterval<ARGBType> picture, final Box word, final CropShape shape) {
        final int margin = (int) Math.max(1, Math.round(MARGIN * word.height()));
        final Box box = new Box(word.x() - margin, word.y() - margin, word.width() + 2 * margin, word.height() + 2 * margin);
        final int natural = naturalWidth(box, shape);
        final int width = holding(natural, shape);
        final int filled = shape.stretch() ? width : Math.min(natural, width);
        return new WordCrop(width, resample(pixels(picture, box), box, filled, width, shape.height()));
    }

    /** Columns of a box that is scaled to the shape's height. */
    private static int naturalWidth(final Box box, final CropShape shape) {
        return (int) Math.max(1, Math.round((double) box.width() * shape.height() / box.height()));
    }

    private static int holding(final int natural, final CropShape shape) {
        final int[] widths = shape.widths();
        for (final int width : widths) {
            if (width >= natural) {
                return width;
            }
        }
        return widths[widths.length - 1];
    }

    /** 3 x box height x box width. */
    private static float[] pixels(final RandomAccessibleInterval<ARGBType> picture, final Box box) {
        final RandomAccessible<ARGBType> endless = Views.extendBorder(picture);
        final RandomAccess<ARGBType> access = endless.randomAccess();
        final int plane = box.width() * box.height();
        final float[] samples = new float[CHANNELS * plane];
        for (int y = 0, i = 0; y < box.height(); y++) {
            for (int x = 0; x < box.width(); x++, i++) {
                access.setPosition(box.x() + x, 0);
                access.setPosition(box.y() + y, 1);
                final int argb = access.get().get();
                samples[i] = (argb >> 16 & 0xff) / 255f;
                samples[plane + i] = (argb >> 8 & 0xff) / 255f;
                samples[2 * plane + i] = (argb & 0xff) / 255f;
            }
        }
        return samples;
    }

    /** Rows first, then columns; what is not filled repeats the last column. */
    private static float[] resample(final float[] pixels, final Box box, final int filled, final int width, final int height) {
        final AxisResampler rows = new AxisResampler(box.height(), height);
        final AxisResampler columns = new AxisResampler(box.width(), filled);
        final float[] lines = new float[height * box.width()];
        final float[] samples = new float[CHANNELS * height * width];
        for (int channel = 0; channel < CHANNELS; channel++) {
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < box.width(); x++) {
                    lines[y * box.width() + x] = rows.sample(y, pixels, channel * box.width() * box.height() + x, box.width());
                }
            }
            for (int y = 0; y < height; y++) {
                final int offset = (channel * height + y) * width;
                for (int x = 0; x < width; x++) {
                    samples[offset + x] = x < filled ? columns.sample(x, lines, y * box.width(), 1) : samples[offset + filled - 1];
                }
            }
        }
        return samples;
    }
}
