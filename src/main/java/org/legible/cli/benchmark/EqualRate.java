package org.legible.cli.benchmark;

import java.io.IOException;
import org.legible.codec.Progress;
import org.legible.compare.ImageCodec;
import org.legible.compare.RgbImage;

/**
 * A picture encoded to a rate.
 *
 * @param decoded what came out of the file
 * @param bpp of the file: at most the rate, or the least that was found
 */
record EqualRate(RgbImage decoded, double bpp) {

    private static final int TRIALS = 7;

    /**
     * Looks for the highest setting whose file is within a rate, by bisection; the lowest setting where none is.
     *
     * @param bpp greatest rate in bits a pixel
     */
    static EqualRate of(final ImageCodec codec, final RgbImage image, final double bpp) throws IOException {
        double low = codec.scale().low();
        double high = codec.scale().high();
        byte[] best = codec.encode(image, low, Progress.NONE).bytes();
        for (int trial = 0; trial < TRIALS && rate(best, image) <= bpp; trial++) {
            final double middle = (low + high) / 2;
            final byte[] file = codec.encode(image, middle, Progress.NONE).bytes();
            if (rate(file, image) <= bpp) {
                low = middle;
                best = file;
            } else {
                high = middle;
            }
        }
        return new EqualRate(codec.decode(best, Progress.NONE).image(), rate(best, image));
    }

    private static double rate(final byte[] file, final RgbImage image) {
        return 8.0 * file.length / image.area();
    }
}
