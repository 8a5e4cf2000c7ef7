package org.legible.quality;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.RealType;

/**
 * Structural similarity after Z. Wang, A. C. Bovik, H. R. Sheikh and E. P. Simoncelli, "Image quality assessment: from error
 * visibility to structural similarity", IEEE Transactions on Image Processing 13(4), 2004: 11x11 Gaussian window with sigma 1.5,
 * K1 = 0.01, K2 = 0.03, mean over the positions where the whole window lies in the image. 1 for identical images.
 *
 * <p>Along an axis with fewer than 11 samples the window is cut to that many, so that every image has a value. RGB is the mean over
 * the three channels.
 */
public final class Ssim {

    private static final double K1 = 0.01;
    private static final double K2 = 0.03;

    /** Rows of windows that are in memory at a time, so that large images need little more than their own channels. */
    private static final int BAND = 128;

    private Ssim() {
    }

    /**
     * SSIM of a pair of RGB images of equal size, mean over the channels, peak 255; alpha is left out.
     *
     * @throws IllegalArgumentException if the images are not two-dimensional and of equal size
     */
    public static double rgb(final RandomAccessibleInterval<ARGBType> a, final RandomAccessibleInterval<ARGBType> b) {
        Channel.requireSameSize(a, b);
        double sum = 0;
        for (final int shift : Channel.RGB_SHIFTS) {
            sum += similarity(Channel.of(a, shift), Channel.of(b, shift), Psnr.PEAK_8_BIT).structureAndLuminance();
        }
        return sum / Channel.RGB_SHIFTS.length;
    }

    /**
     * SSIM of a pair of grey images of equal size.
     *
     * @param peak the range of the values, positive
     * @throws IllegalArgumentException if the images are not two-dimensional and of equal size, or the peak is not positive
     */
    public static double grey(final RandomAccessibleInterval<? extends RealType<?>> a,
        final RandomAccessibleInterval<? extends RealType<?>> b, final double peak) {
        Channel.requireSameSize(a, b);
        Channel.requirePeak(peak);
        return similarity(Channel.of(a), Channel.of(b), peak).structureAndLuminance();
    }

    /**
     * Means over the image.
     *
     * @param structureAndLuminance SSIM
     * @param structure contrast and structure only, as the finer scales of MS-SSIM use it
     */
    record Similarity(double structureAndLuminance, double structure) {
    }

    static Similarity similarity(final Channel a, final Channel b, final double peak) {
        final GaussianWindow window = new GaussianWindow(a.width(), a.height());
        final int rows = a.height() - window.height() + 1;
        double both = 0;
        double structure = 0;
        for (int from = 0; from < rows; from += BAND) {
            final int height = Math.min(BAND, rows - from) + window.height() - 1;
            final Similarity band = sums(a.rows(from, height), b.rows(from, height), window, peak);
            both += band.structureAndLuminance;
            structure += band.structure;
        }
        final double count = (double) rows * (a.width() - window.width() + 1);
        return new Similarity(both / count, structure / count);
    }

    private static Similarity sums(final Channel a, final Channel b, final GaussianWindow window, final double peak) {
        final double[] meanA = window.means(a.values(), a.width(), a.height());
        final double[] meanB = window.means(b.values(), a.width(), a.height());
        final double[] squareA = window.means(product(a, a), a.width(), a.height());
        final double[] squareB = window.means(product(b, b), a.width(), a.height());
        final double[] cross = window.means(product(a, b), a.width(), a.height());
        final double c1 = K1 * peak * K1 * peak;
        final double c2 = K2 * peak * K2 * peak;
        double both = 0;
        double structure = 0;
        for (int i = 0; i < meanA.length; i++) {
            final double product = meanA[i] * meanB[i];
            final double squares = meanA[i] * meanA[i] + meanB[i] * meanB[i];
            final double here = (2 * (cross[i] - product) + c2) / (squareA[i] + squareB[i] - squares + c2);
            structure += here;
            both += here * (2 * product + c1) / (squares + c1);
        }
        return new Similarity(both, structure);
    }

    private static double[] product(final Channel a, final Channel b) {
        final double[] product = new double[a.values().length];
        for (int i = 0; i < product.length; i++) {
            product[i] = a.values()[i] * b.values()[i];
        }
        return product;
    }
}
