package org.legible.codec;

import java.io.IOException;

/**
 * Gives text that could not be lifted into the symbol layer the quality it needs. Not thread-safe, as the networks that find text are
 * not.
 */
@FunctionalInterface
public interface LeftText {

    /** Text is raised to this quality at most; in files of a higher one nobody looks for it. */
    double HIGHEST_QUALITY = 50;

    /** Leaves all as it is. */
    LeftText NONE = (rows, quality, map) -> false;

    /**
     * Looks for text, and raises the quality where there is some. Of large planes it sees some rows at a time, for all files of an image
     * the same; where they overlap it may see the same line twice.
     *
     * @param rows    of a plane
     * @param quality of the file, less than {@value #HIGHEST_QUALITY}
     * @param map     of the plane; nothing in it becomes lower
     * @return whether there was text that needs more
     * @throws org.legible.format.LegibleException when the engine fails
     */
    boolean raise(LeftRows rows, double quality, QualityMap map) throws IOException;

    /**
     * The same for several encodings of one image, of different qualities.
     *
     * @return what may keep the text that it found for one of them; not for other images
     */
    default LeftText forOneImage() {
        return this;
    }
}
