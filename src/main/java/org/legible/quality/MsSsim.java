package org.legible.quality;

import java.util.Arrays;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.RealType;

/**
 * Multi-scale structural similarity after Z. Wang, E. P. Simoncelli and A. C. Bovik, "Multiscale structural similarity for image
 * quality assessment", Asilomar Conference on Signals, Systems and Computers, 2003: five scales with the weights of the paper, each
 * half the size of the one before by 2x2 averaging, contrast and structure at all of them, luminance at the last. 1 for identical images.
 *
 * <p><b>Small images.</b> A scale is used while both sides of the image have at least the 11 samples of the window there, so five
 * scales need 176 pixels a side. With fewer scales the weights of those used are scaled to sum to 1; the first is always used, and
 * is then {@link Ssim} itself. A negative mean at a scale counts as 0. RGB is the mean over the three channels.
 */
public final class MsSsim {

    private static final double[] WEIGHTS = {0.0448, 0.2856, 0.3001, 0.2363, 0.1333};

    private MsSsim() {
    }

    /**
     * MS-SSIM of a pair of RGB images of equal size, mean over the channels, peak 255; alpha is left out.
     *
     * @throws IllegalArgumentException if the images are not two-dimensional and of equal size
     */
    public static double rgb(final RandomAccessibleInterval<ARGBType> a, final RandomAccessibleInterval<ARGBType> b) {
        Channel.requireSameSize(a, b);
        double sum = 0;
        for (final int shift : Channel.RGB_SHIFTS) {
            sum += channel(Channel.of(a, shift), Channel.of(b, shift), Psnr.PEAK_8_BIT);
        }
        return sum / Channel.RGB_SHIFTS.length;
    }

    /**
     * MS-SSIM of a pair of grey images of equal size.
     *
     * @param peak the range of the values, positive
     * @throws IllegalArgumentException if the images are not two-dimensional and of equal size, or the peak is not positive
     */
    public static double grey(final RandomAccessibleInterval<? extends RealType<?>> a,
        final RandomAccessibleInterval<? extends RealType<?>> b, final double peak) {
        Channel.requireSameSize(a, b);
        Channel.requirePeak(peak);
        return channel(Channel.of(a), Channel.of(b), peak);
    }

    private static double channel(final Channel finestA, final Channel finestB, final double peak) {
        final int scales = scales(finestA.width(), finestA.height());
        final double total = Arrays.stream(WEIGHTS, 0, scales).sum();
        Channel a = finestA;
        Channel b = finestB;
        double product = 1;
        for (int scale = 0; scale < scales; scale++) {
            final boolean last = scale == scales - 1;
            final Ssim.Similarity similarity = Ssim.similarity(a, b, peak);
            final double mean = last ? similarity.structureAndLuminance() : similarity.structure();
            product *= Math.pow(Math.max(0, mean), WEIGHTS[scale] / total);
            if (!last) {
                a = a.halved();
                b = b.halved();
            }
        }
        return product;
    }

    private static int scales(final int width, final int height) {
        int scales = 1;
        while (scales < WEIGHTS.length && Math.min(width, height) >> scales >= GaussianWindow.SIZE) {
            scales++;
        }
        return scales;
    }
}
