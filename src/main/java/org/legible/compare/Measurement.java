package org.legible.compare;

import java.util.Optional;

import org.legible.text.ErrorTotals;

/**
 * One image with one codec at one setting.
 *
 * @param image name of the image
 * @param codec name of the codec
 * @param setting on the codec's scale
 * @param area pixels of the image
 * @param bytes of the whole file
 * @param psnr over the RGB samples in decibels, at most {@link #IDENTICAL_PSNR}
 * @param ssim mean over the three channels
 * @param msSsim mean over the three channels
 * @param text errors in the text of the image; {@code null} where text was not read
 * @param encodeSeconds from the picture to the file
 * @param decodeSeconds from the file to the picture
 */
public record Measurement(String image, String codec, double setting, long area, long bytes, double psnr, double ssim, double msSsim,
    ErrorTotals text, double encodeSeconds, double decodeSeconds) {

    /** Stands for the PSNR of identical images, which is infinite. */
    public static final double IDENTICAL_PSNR = 99;

    private static final double MEGAPIXEL = 1e6;

    /** @return bits a pixel of the real file */
    public double bpp() {
        return 8.0 * bytes / area;
    }

    /** @return errors in the text, if text was read */
    public Optional<ErrorTotals> errors() {
        return Optional.ofNullable(text);
    }

    double encodeSecondsPerMegapixel() {
        return encodeSeconds / area * MEGAPIXEL;
    }

    double decodeSecondsPerMegapixel() {
        return decodeSeconds / area * MEGAPIXEL;
    }
}
