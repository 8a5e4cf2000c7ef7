package org.legible.ij;

import ij.ImagePlus;

import org.legible.format.LgbFormat;

/**
 * How often a picture has been through the codec. A decoded image carries the number as an image property, which TIFF files keep
 * too, so that the next encoding can add one.
 */
public final class Generation {

    private static final String PROPERTY = "Legible generation";

    private Generation() {
    }

    /**
     * The generation that an encoding of the image will be.
     *
     * @return 1 for a picture that has never been encoded
     */
    public static int next(final ImagePlus image) {
        final double past = image.getNumericProp(PROPERTY);
        return past >= 1 && past < LgbFormat.MAX_GENERATION ? (int) past + 1 : past >= 1 ? LgbFormat.MAX_GENERATION : 1;
    }

    /**
     * Notes on a decoded image which generation it is.
     *
     * @param generation as the file says
     */
    public static void mark(final ImagePlus image, final int generation) {
        image.setProp(PROPERTY, generation);
    }
}
