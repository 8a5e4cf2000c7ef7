package org.legible.codec;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.RealType;

import org.legible.format.ImageLayout;
import org.legible.format.SampleType;

/** An image in memory, to be encoded from or decoded into. Its samples are 0 to {@link #top()}. */
final class Picture implements PlaneReader, PlaneWriter {

    private final ImageLayout layout;
    private final List<RandomAccessibleInterval<?>> planes = new ArrayList<>();

    private Picture(final ImageLayout layout) {
        this.layout = layout;
        for (int plane = 0; plane < layout.planes(); plane++) {
            planes.add(switch (layout.type()) {
                case GREY8 -> ArrayImgs.unsignedBytes(layout.width(), layout.height());
                case GREY16 -> ArrayImgs.unsignedShorts(layout.width(), layout.height());
                case RGB24 -> ArrayImgs.argbs(layout.width(), layout.height());
                case FLOAT32 -> ArrayImgs.floats(layout.width(), layout.height());
            });
        }
    }

    static Picture empty(final ImageLayout layout) {
        return new Picture(layout);
    }

    /** Something between a screenshot and a photograph: a gradient, rectangles, lines like text, and some noise. */
    static Picture random(final Random random, final SampleType type, final int width, final int height, final int channels,
            final int slices) {
        final Picture picture = new Picture(new ImageLayout(width, height, channels, slices, 1, type));
        for (int plane = 0; plane < picture.planes.size(); plane++) {
            picture.fill(plane, scene(random, width, height));
        }
        return picture;
    }

    /** Three floats a pixel, 0 to 1. */
    private static float[] scene(final Random random, final int width, final int height) {
        final float[] scene = new float[3 * width * height];
        final float slope = random.nextFloat();
        final float noise = random.nextInt(3) == 0 ? 0.1f : 0;
        for (int i = 0; i < width * height; i++) {
            for (int c = 0; c < 3; c++) {
                scene[3 * i + c] = slope * (i % width) / width + (1 - slope) * (i / width) / height * c / 2
                    + noise * (random.nextFloat() - 0.5f);
            }
        }
        for (int n = 0; n < 1 + width * height / 2000; n++) {
            rectangle(scene, width, height, random, random.nextInt(1 + width / 3), random.nextInt(1 + height / 3));
            rectangle(scene, width, height, random, 1 + random.nextInt(12), 1 + random.nextInt(2));
        }
        return scene;
    }

    private static void rectangle(final float[] scene, final int width, final int height, final Random random, final int w, final int h) {
        final int left = random.nextInt(width);
        final int top = random.nextInt(height);
        final float[] colour = {random.nextFloat(), random.nextFloat(), random.nextFloat()};
        for (int y = top; y < Math.min(height, top + h); y++) {
            for (int x = left; x < Math.min(width, left + w); x++) {
                System.arraycopy(colour, 0, scene, 3 * (y * width + x), 3);
            }
        }
    }

    private void fill(final int plane, final float[] scene) {
        final Cursor<?> cursor = planes.get(plane).localizingCursor();
        while (cursor.hasNext()) {
            final Object sample = cursor.next();
            final int i = 3 * (cursor.getIntPosition(1) * layout.width() + cursor.getIntPosition(0));
            if (sample instanceof ARGBType colour) {
                colour.set(ARGBType.rgba(level(scene[i]), level(scene[i + 1]), level(scene[i + 2]), 255));
            } else {
                final double value = Math.max(0, Math.min(1, scene[i])) * top();
                ((RealType<?>) sample).setReal(layout.type() == SampleType.FLOAT32 ? value : Math.rint(value));
            }
        }
    }

    private static int level(final float value) {
        return Math.round(255 * Math.max(0, Math.min(1, value)));
    }

    /** Sets every sample of a plane. */
    Picture constant(final int plane, final double value) {
        final Cursor<?> cursor = planes.get(plane).cursor();
        while (cursor.hasNext()) {
            ((RealType<?>) cursor.next()).setReal(value);
        }
        return this;
    }

    double top() {
        return switch (layout.type()) {
            case GREY8, RGB24 -> 255;
            case GREY16 -> 4095;
            case FLOAT32 -> 1;
        };
    }

    @Override
    public ImageLayout layout() {
        return layout;
    }

    @Override
    public RandomAccessibleInterval<?> plane(final int index) {
        return planes.get(index);
    }

    /** All samples of a plane, row by row; colours as three. */
    double[] samples(final int plane) {
        final boolean colour = layout.type() == SampleType.RGB24;
        final double[] samples = new double[layout.width() * layout.height() * (colour ? 3 : 1)];
        final Cursor<?> cursor = planes.get(plane).localizingCursor();
        while (cursor.hasNext()) {
            final Object sample = cursor.next();
            final int i = cursor.getIntPosition(1) * layout.width() + cursor.getIntPosition(0);
            if (sample instanceof ARGBType argb) {
                samples[3 * i] = ARGBType.red(argb.get());
                samples[3 * i + 1] = ARGBType.green(argb.get());
                samples[3 * i + 2] = ARGBType.blue(argb.get());
            } else {
                samples[i] = ((RealType<?>) sample).getRealDouble();
            }
        }
        return samples;
    }

    /** Mean squared error to another picture over all planes, as a fraction of {@link #top()} squared. */
    double error(final Picture other) {
        double sum = 0;
        long count = 0;
        for (int plane = 0; plane < planes.size(); plane++) {
            final double[] mine = samples(plane);
            final double[] theirs = other.samples(plane);
            for (int i = 0; i < mine.length; i++) {
                final double difference = (mine[i] - theirs[i]) / top();
                sum += difference * difference;
            }
            count += mine.length;
        }
        return sum / count;
    }

    /** The largest difference between the samples of one plane and those of another picture. */
    double greatestDifference(final Picture other, final int plane) {
        final double[] mine = samples(plane);
        final double[] theirs = other.samples(plane);
        double greatest = 0;
        for (int i = 0; i < mine.length; i++) {
            greatest = Math.max(greatest, Math.abs(mine[i] - theirs[i]));
        }
        return greatest;
    }
}
