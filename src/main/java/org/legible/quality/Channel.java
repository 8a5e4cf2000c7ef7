package org.legible.quality;

import java.util.Arrays;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * One channel of a two-dimensional image as plain numbers, row by row.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param values {@code width * height} samples
 */
record Channel(int width, int height, double[] values) {

    /** Colour channels of an {@code ARGBType}, as the shifts that bring them to the low byte: red, green, blue. */
    static final int[] RGB_SHIFTS = {16, 8, 0};

    /** The colour channel of an image that the shift brings to the low byte. */
    static Channel of(final RandomAccessibleInterval<ARGBType> image, final int shift) {
        final Channel channel = empty(image);
        final Cursor<ARGBType> cursor = Views.flatIterable(image).cursor();
        for (int i = 0; i < channel.values.length; i++) {
            channel.values[i] = cursor.next().get() >> shift & 0xff;
        }
        return channel;
    }

    /** A grey image in its own units. */
    static Channel of(final RandomAccessibleInterval<? extends RealType<?>> image) {
        final Channel channel = empty(image);
        final Cursor<? extends RealType<?>> cursor = Views.flatIterable(image).cursor();
        for (int i = 0; i < channel.values.length; i++) {
            channel.values[i] = cursor.next().getRealDouble();
        }
        return channel;
    }

    /** Some whole rows. */
    Channel rows(final int from, final int count) {
        return new Channel(width, count, Arrays.copyOfRange(values, from * width, (from + count) * width));
    }

    /** Half the size in both directions: each sample is the mean of 2x2, an odd last row or column is left out. */
    Channel halved() {
        final int w = width / 2;
        final int h = height / 2;
        final double[] half = new double[w * h];
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                final int at = 2 * y * width + 2 * x;
                half[y * w + x] = (values[at] + values[at + 1] + values[at + width] + values[at + width + 1]) / 4;
            }
        }
        return new Channel(w, h, half);
    }

    /**
     * Refuses a pair that cannot be compared.
     *
     * @throws IllegalArgumentException if one is not two-dimensional, is empty, or their sizes differ
     */
    static void requireSameSize(final RandomAccessibleInterval<?> a, final RandomAccessibleInterval<?> b) {
        if (a.numDimensions() != 2 || b.numDimensions() != 2) {
            throw new IllegalArgumentException("Only two-dimensional images can be compared: these have "
                + a.numDimensions() + " and " + b.numDimensions() + " dimensions.");
        }
        if (a.dimension(0) != b.dimension(0) || a.dimension(1) != b.dimension(1)) {
            throw new IllegalArgumentException("Images of different sizes cannot be compared: " + size(a) + " and " + size(b) + ".");
        }
        if (a.dimension(0) < 1 || a.dimension(1) < 1) {
            throw new IllegalArgumentException("An image without pixels cannot be compared: " + size(a) + ".");
        }
    }

    /** @throws IllegalArgumentException if the peak is not a positive number */
    static void requirePeak(final double peak) {
        if (!(peak > 0) || Double.isInfinite(peak)) {
            throw new IllegalArgumentException("The peak must be a positive number: " + peak + ".");
        }
    }

    private static Channel empty(final RandomAccessibleInterval<?> image) {
        final int width = Math.toIntExact(image.dimension(0));
        final int height = Math.toIntExact(image.dimension(1));
        return new Channel(width, height, new double[Math.multiplyExact(width, height)]);
    }

    private static String size(final RandomAccessibleInterval<?> image) {
        return image.dimension(0) + "x" + image.dimension(1);
    }
}
