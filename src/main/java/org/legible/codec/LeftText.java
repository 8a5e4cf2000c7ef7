package org.legible.codec;

import java.io.IOException;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

/**
 * Gives text that could not be lifted into the symbol layer the quality it needs. Not thread-safe, as the networks that find text are
 * not.
 */
@FunctionalInterface
public interface LeftText {

    /** Text is raised to this quality at most; in files of a higher one nobody looks for it. */
    double HIGHEST_QUALITY = 50;

    /** Leaves all as it is. */
    LeftText NONE = (picture, quality, map) -> false;

    /**
     * Looks for text, and raises the quality where there is some.
     *
     * @param picture what the networks of the codec will see, with the ground in place of what was lifted; two-dimensional, its minimum
     *                at the origin
     * @param quality of the file, less than {@value #HIGHEST_QUALITY}
     * @param map     of the picture's size; nothing in it becomes lower
     * @return whether there was text that needs more
     * @throws org.legible.format.LegibleException when the engine fails
     */
    boolean raise(RandomAccessibleInterval<ARGBType> picture, double quality, QualityMap map) throws IOException;

    /**
     * The same for several encodings of one image, of different qualities.
     *
     * @return what may keep the text that it found for one of them; not for other images
     */
    default LeftText forOneImage() {
        return this;
    }
}
