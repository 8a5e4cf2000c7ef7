package org.legible.symbol;

/**
 * What the learned layer would pay for pixels that differ from their surroundings, in bits: its rate and, at the exchange rate of its
 * quality, its distortion. Gaussian samples at a distortion D cost log2(1 + variance / D) / 2 bits each, and the slope of that curve
 * makes the remaining error worth up to 1 / (2 ln 2) more.
 */
final class Worth {

    /** PSNR of the default bundle on screens: this at quality 0, and this for each step of quality. */
    private static final double PSNR_AT_ZERO = 21.6, PSNR_STEP = 0.215;
    private static final double PEAK_SQUARE = 255.0 * 255.0;

    /** The share of that bound which a transform with a good entropy model really pays for glyphs and lines; fitted to screenshots. */
    private static final double SHARE = 0.8;

    private final double distortion;

    /** @param quality of the learned layer, usually 1 to 100 */
    Worth(final double quality) {
        this.distortion = PEAK_SQUARE * Math.pow(10, -(PSNR_AT_ZERO + PSNR_STEP * quality) / 10);
    }

    /**
     * Bits for some pixels.
     *
     * @param pixels how many
     * @param energy the sum of the squares of their differences from the surroundings, over all three channels
     */
    double bits(final int pixels, final double energy) {
        if (pixels == 0) {
            return 0;
        }
        final double ratio = energy / (Rgb.CHANNELS * pixels * distortion);
        return SHARE * pixels * (0.5 * Math.log1p(ratio) + 0.5 * Math.min(1, ratio)) / Math.log(2);
    }

    /**
     * Bits that an error is worth, at the exchange rate of the learned layer.
     *
     * @param squares of the differences, their sum over all three channels
     */
    double bitsOfError(final double squares) {
        return squares / (Rgb.CHANNELS * distortion) / (2 * Math.log(2));
    }

    /** The square of the distance of two colours, over the three channels. */
    static int square(final int a, final int b) {
        int sum = 0;
        for (int channel = 0; channel < Rgb.CHANNELS; channel++) {
            final int difference = Rgb.part(a, channel) - Rgb.part(b, channel);
            sum += difference * difference;
        }
        return sum;
    }
}
