package org.legible.compare;

import org.legible.quality.bd.Metric;
import org.legible.quality.bd.RatePoint;
import org.legible.text.ErrorTotals;

/**
 * A codec at one setting, averaged over images.
 *
 * @param codec name
 * @param setting on the codec's scale
 * @param images how many
 * @param bpp mean of bits a pixel
 * @param psnr mean in decibels, identical images counting as 99
 * @param ssim mean
 * @param msSsim mean
 * @param text sums over the images; {@code null} where text was not read in all of them
 * @param encodeSeconds mean of seconds a megapixel
 * @param decodeSeconds mean of seconds a megapixel
 */
public record AveragePoint(String codec, double setting, int images, double bpp, double psnr, double ssim, double msSsim, ErrorTotals text,
    double encodeSeconds, double decodeSeconds) {

    /** @return character error rate, NaN where there was no text or it was not read */
    public double cer() {
        return text == null ? Double.NaN : text.cer();
    }

    /** @return word error rate, NaN where there was no text or it was not read */
    public double wer() {
        return text == null ? Double.NaN : text.wer();
    }

    /** @return whether there is a value to plot: text for the error rates; a figure, and any loss at all, for the others */
    public boolean has(final Metric metric) {
        return !Double.isNaN(valueOf(metric)) && (metric.isTextError() || psnr < Measurement.IDENTICAL_PSNR);
    }

    /** @return the value of a metric in its unit; NaN where there is none */
    public double valueOf(final Metric metric) {
        return switch (metric) {
            case PSNR -> psnr;
            case MS_SSIM -> Metric.decibels(msSsim);
            case CER -> cer();
            case WER -> wer();
        };
    }

    RatePoint on(final Metric metric) {
        return new RatePoint(bpp, valueOf(metric));
    }
}
