package org.legible.quality;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

/**
 * Peak signal-to-noise ratio in decibels: {@code 10 log10(peak^2 / MSE)}. Identical images give positive infinity.
 *
 * <p>Pixels are streamed, so that images of any size are measured without a copy. Several planes are put together by their squared
 * errors, not by their decibels: see {@link #fromMeanSquaredError}.
 */
public final class Psnr {

    /** Peak of an 8-bit channel. */
    public static final double PEAK_8_BIT = 255;

    /** Stands for the PSNR of identical images where there can be no infinity, as in JSON; no larger value is written. */
    public static final double IDENTICAL = 99;

    private Psnr() {
    }

    /**
     * PSNR over the red, green and blue samples of a pair of equal size, with peak 255; alpha is left out.
     *
     * @throws IllegalArgumentException if the images are not two-dimensional and of equal size
     */
    public static double rgb(final RandomAccessibleInterval<ARGBType> a, final RandomAccessibleInterval<ARGBType> b) {
        return fromMeanSquaredError(meanSquaredErrorRgb(a, b), PEAK_8_BIT);
    }

    /**
     * PSNR of a pair of grey images of equal size.
     *
     * @param peak the range of the values, for example 255, 65535, or high - low of a value window; positive
     * @throws IllegalArgumentException if the images are not two-dimensional and of equal size, or the peak is not positive
     */
    public static double grey(final RandomAccessibleInterval<? extends RealType<?>> a,
        final RandomAccessibleInterval<? extends RealType<?>> b, final double peak) {
        return fromMeanSquaredError(meanSquaredError(a, b), peak);
    }

    /**
     * PSNR of a mean squared error.
     *
     * @param error mean squared error, 0 or more; 0 gives positive infinity
     * @param peak positive
     */
    public static double fromMeanSquaredError(final double error, final double peak) {
        Channel.requirePeak(peak);
        return 10 * Math.log10(peak * peak / error);
    }

    /** Mean squared error over the red, green and blue samples; alpha is left out. */
    public static double meanSquaredErrorRgb(final RandomAccessibleInterval<ARGBType> a, final RandomAccessibleInterval<ARGBType> b) {
        Channel.requireSameSize(a, b);
        final Cursor<ARGBType> left = Views.flatIterable(a).cursor();
        final Cursor<ARGBType> right = Views.flatIterable(b).cursor();
        long sum = 0;
        while (left.hasNext()) {
            final int p = left.next().get();
            final int q = right.next().get();
            final int red = (p >> 16 & 0xff) - (q >> 16 & 0xff);
            final int green = (p >> 8 & 0xff) - (q >> 8 & 0xff);
            final int blue = (p & 0xff) - (q & 0xff);
            sum += red * red + green * green + blue * blue;
        }
        return sum / (3.0 * a.dimension(0) * a.dimension(1));
    }

    /** Mean squared error of a pair of grey images, in their own units squared. */
    public static double meanSquaredError(final RandomAccessibleInterval<? extends RealType<?>> a,
        final RandomAccessibleInterval<? extends RealType<?>> b) {
        Channel.requireSameSize(a, b);
        final Cursor<? extends RealType<?>> left = Views.flatIterable(a).cursor();
        final Cursor<? extends RealType<?>> right = Views.flatIterable(b).cursor();
        double sum = 0;
        while (left.hasNext()) {
            final double difference = left.next().getRealDouble() - right.next().getRealDouble();
            sum += difference * difference;
        }
        return sum / ((double) a.dimension(0) * a.dimension(1));
    }
}
