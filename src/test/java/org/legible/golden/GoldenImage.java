package org.legible.golden;

import java.util.Random;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.RealType;

import org.legible.codec.PlaneReader;
import org.legible.format.ImageLayout;
import org.legible.format.ValueWindow;

/**
 * A generated image: lines of letter-like marks over smooth waves. Every plane is another one; the same seed gives the same image.
 *
 * @param layout of the image
 * @param seed of the random generator
 */
record GoldenImage(ImageLayout layout, long seed) implements PlaneReader {

    private static final int COLOURS = 3;
    private static final int GLYPH_WIDTH = 5;
    private static final int GLYPH_HEIGHT = 7;
    private static final int LINE = 12;
    private static final int MARGIN = 4;

    /** Samples of 16 bits and of floats go beyond what an 8-bit image could hold, the latter below 0, too. */
    private static final double RANGE_16 = 40000, LOWEST_FLOAT = -2, RANGE_FLOAT = 7;

    /** The window for images of floats. */
    static final ValueWindow FLOAT_WINDOW = new ValueWindow(LOWEST_FLOAT, LOWEST_FLOAT + RANGE_FLOAT);

    @Override
    public RandomAccessibleInterval<?> plane(final int index) {
        final Random random = new Random(1000 * seed + index);
        final double[][] scene = waves(random);
        writeText(scene, random);
        return samples(scene);
    }

    private double[][] waves(final Random random) {
        final double[][] scene = new double[COLOURS][layout.width() * layout.height()];
        for (final double[] colour : scene) {
            final double across = 0.03 * random.nextDouble();
            final double down = 0.03 * random.nextDouble();
            final double phase = 2 * Math.PI * random.nextDouble();
            for (int i = 0; i < colour.length; i++) {
                final double x = i % layout.width();
                final double y = i / layout.width();
                colour[i] = 0.6 + 0.3 * Math.sin(across * x + down * y + phase) + 0.02 * (random.nextDouble() - 0.5);
            }
        }
        return scene;
    }

    /** Words of random marks, dark or bright line by line, over the left part. */
    private void writeText(final double[][] scene, final Random random) {
        for (int top = MARGIN; top + GLYPH_HEIGHT <= layout.height(); top += LINE) {
            final double ink = random.nextBoolean() ? 0.05 : 0.98;
            for (int left = MARGIN; left + GLYPH_WIDTH <= layout.width() * 2 / 3; left += GLYPH_WIDTH + 1) {
                if (random.nextInt(6) > 0) {
                    writeGlyph(scene, left, top, ink, random.nextLong());
                }
            }
        }
    }

    private void writeGlyph(final double[][] scene, final int left, final int top, final double ink, final long marks) {
        for (int bit = 0; bit < GLYPH_WIDTH * GLYPH_HEIGHT; bit++) {
            if ((marks >>> bit & 1) != 0) {
                final int at = (top + bit / GLYPH_WIDTH) * layout.width() + left + bit % GLYPH_WIDTH;
                for (final double[] colour : scene) {
                    colour[at] = ink;
                }
            }
        }
    }

    private RandomAccessibleInterval<?> samples(final double[][] scene) {
        return switch (layout.type()) {
            case GREY8 -> grey(ArrayImgs.unsignedBytes(layout.width(), layout.height()), scene[0], 0, 255);
            case GREY16 -> grey(ArrayImgs.unsignedShorts(layout.width(), layout.height()), scene[0], 0, RANGE_16);
            case FLOAT32 -> grey(ArrayImgs.floats(layout.width(), layout.height()), scene[0], LOWEST_FLOAT, RANGE_FLOAT);
            case RGB24 -> colours(scene);
        };
    }

    private static <T extends RealType<T>> RandomAccessibleInterval<T> grey(final Img<T> image, final double[] scene,
            final double lowest, final double range) {
        final Cursor<T> cursor = image.cursor();
        for (final double value : scene) {
            cursor.next().setReal(lowest + range * value);
        }
        return image;
    }

    private RandomAccessibleInterval<ARGBType> colours(final double[][] scene) {
        final Img<ARGBType> image = ArrayImgs.argbs(layout.width(), layout.height());
        final Cursor<ARGBType> cursor = image.cursor();
        for (int i = 0; cursor.hasNext(); i++) {
            cursor.next().set(ARGBType.rgba(255 * scene[0][i], 255 * scene[1][i], 255 * scene[2][i], 255));
        }
        return image;
    }
}
