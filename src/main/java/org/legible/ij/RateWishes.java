package org.legible.ij;

import java.util.stream.DoubleStream;

import org.legible.format.LegibleException;

/**
 * What the file of an image is to be, instead of a quality; at most one of them. The component names are the keys of macro calls and
 * must not change.
 *
 * @param targetbpp   bits per pixel that the file has at most; 0 for no such wish
 * @param targetbytes bytes that the file has at most; 0 for no such wish
 * @param targetpsnr  PSNR in dB that the file has at least, as {@link org.legible.report.Fidelity} measures it; 0 for no such wish
 * @param maxcer      share of the characters that may be read otherwise than before, greater than 0 and less than 1; 0 for no such wish
 */
public record RateWishes(double targetbpp, long targetbytes, double targetpsnr, double maxcer) {

    /** No wish: the quality is taken as it is. */
    public static final RateWishes NONE = new RateWishes(0, 0, 0, 0);

    /** @return how many wishes there are */
    public int count() {
        return (int) DoubleStream.of(targetbpp, targetbytes, targetpsnr, maxcer).filter(value -> value != 0).count();
    }

    /**
     * Checks each component.
     *
     * @throws LegibleException naming the first one that is wrong, or saying that they exclude each other
     */
    public void check() throws LegibleException {
        require("targetbpp", targetbpp, Double.POSITIVE_INFINITY, "the bits per pixel to reach, a number greater than 0");
        require("targetbytes", targetbytes, Double.POSITIVE_INFINITY, "the bytes that the file may have, a number greater than 0");
        require("targetpsnr", targetpsnr, Double.POSITIVE_INFINITY, "the PSNR to reach in dB, a number greater than 0");
        require("maxcer", maxcer, 1, "the share of characters that may be wrong, greater than 0 and less than 1, such as 0.02");
        if (count() > 1) {
            throw new LegibleException("targetbpp, targetbytes, targetpsnr and maxcer exclude each other: give one of them, and 0 for the"
                + " others.");
        }
    }

    private static void require(final String key, final double value, final double limit, final String advice) throws LegibleException {
        if (!(value >= 0 && value < limit)) {
            final boolean whole = value == Math.rint(value) && Math.abs(value) < Integer.MAX_VALUE;
            throw new LegibleException(key + " is " + (whole ? Long.toString((long) value) : Double.toString(value)) + ": choose " + advice
                + ", or 0 to use the quality.");
        }
    }
}
