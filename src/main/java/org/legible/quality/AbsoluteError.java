package org.legible.quality;

import java.util.function.DoubleUnaryOperator;
import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;

/**
 * Absolute differences between the samples of a pair of images, in the images' own units.
 *
 * @param max the largest one, 0 for identical images
 * @param mean over all samples; those of RGB are its three colour channels
 */
public record AbsoluteError(double max, double mean) {

    /**
     * The errors of a pair of RGB images of equal size; alpha is left out.
     *
     * @throws IllegalArgumentException if the images are not two-dimensional and of equal size
     */
    public static AbsoluteError rgb(final RandomAccessibleInterval<ARGBType> a, final RandomAccessibleInterval<ARGBType> b) {
        Channel.requireSameSize(a, b);
        final Cursor<ARGBType> left = Views.flatIterable(a).cursor();
        final Cursor<ARGBType> right = Views.flatIterable(b).cursor();
        int max = 0;
        long sum = 0;
        while (left.hasNext()) {
            final int p = left.next().get();
            final int q = right.next().get();
            for (final int shift : Channel.RGB_SHIFTS) {
                final int error = difference(p, q, shift);
                max = Math.max(max, error);
                sum += error;
            }
        }
        return new AbsoluteError(max, sum / (3.0 * a.dimension(0) * a.dimension(1)));
    }

    /**
     * The errors of a pair of grey images of equal size.
     *
     * @param unit turns a sample into a value in the image's unit, such as a calibration function
     * @throws IllegalArgumentException if the images are not two-dimensional and of equal size
     */
    public static AbsoluteError grey(final RandomAccessibleInterval<? extends RealType<?>> a,
        final RandomAccessibleInterval<? extends RealType<?>> b, final DoubleUnaryOperator unit) {
        Channel.requireSameSize(a, b);
        final Cursor<? extends RealType<?>> left = Views.flatIterable(a).cursor();
        final Cursor<? extends RealType<?>> right = Views.flatIterable(b).cursor();
        double max = 0;
        double sum = 0;
        while (left.hasNext()) {
            final double error = difference(left.next(), right.next(), unit);
            max = Math.max(max, error);
            sum += error;
        }
        return new AbsoluteError(max, sum / ((double) a.dimension(0) * a.dimension(1)));
    }

    /**
     * Raises a map to the errors of a pair of RGB images: each pixel to the largest error of its three channels, where that is more
     * than the map holds, so that an error in a single colour shows.
     *
     * @param map of the images' size, 0 or the errors of other channels
     * @throws IllegalArgumentException if the images and the map are not two-dimensional and of equal size
     */
    public static void mapRgb(final RandomAccessibleInterval<ARGBType> a, final RandomAccessibleInterval<ARGBType> b,
        final RandomAccessibleInterval<FloatType> map) {
        Channel.requireSameSize(a, b);
        Channel.requireSameSize(a, map);
        final Cursor<ARGBType> left = Views.flatIterable(a).cursor();
        final Cursor<ARGBType> right = Views.flatIterable(b).cursor();
        final Cursor<FloatType> target = Views.flatIterable(map).cursor();
        while (left.hasNext()) {
            final int p = left.next().get();
            final int q = right.next().get();
            int error = 0;
            for (final int shift : Channel.RGB_SHIFTS) {
                error = Math.max(error, difference(p, q, shift));
            }
            raise(target.next(), error);
        }
    }

    /**
     * Raises a map to the errors of a pair of grey images, where they are more than the map holds.
     *
     * @param unit turns a sample into a value in the image's unit
     * @param map of the images' size, 0 or the errors of other channels
     * @throws IllegalArgumentException if the images and the map are not two-dimensional and of equal size
     */
    public static void mapGrey(final RandomAccessibleInterval<? extends RealType<?>> a,
        final RandomAccessibleInterval<? extends RealType<?>> b, final DoubleUnaryOperator unit,
        final RandomAccessibleInterval<FloatType> map) {
        Channel.requireSameSize(a, b);
        Channel.requireSameSize(a, map);
        final Cursor<? extends RealType<?>> left = Views.flatIterable(a).cursor();
        final Cursor<? extends RealType<?>> right = Views.flatIterable(b).cursor();
        final Cursor<FloatType> target = Views.flatIterable(map).cursor();
        while (left.hasNext()) {
            raise(target.next(), (float) difference(left.next(), right.next(), unit));
        }
    }

    private static int difference(final int p, final int q, final int shift) {
        return Math.abs((p >> shift & 0xff) - (q >> shift & 0xff));
    }

    private static double difference(final RealType<?> a, final RealType<?> b, final DoubleUnaryOperator unit) {
        return Math.abs(unit.applyAsDouble(a.getRealDouble()) - unit.applyAsDouble(b.getRealDouble()));
    }

    private static void raise(final FloatType target, final float error) {
        if (error > target.get()) {
            target.set(error);
        }
    }
}
