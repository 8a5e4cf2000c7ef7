package org.legible.ij;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * What a person sees of an encoding before it is made.
 *
 * @param patch    the part of the image, in pixels
 * @param original its picture
 * @param decoded  the same as it will come back
 * @param figures  plain sentences about size and text
 */
record Preview(Rectangle patch, BufferedImage original, BufferedImage decoded, List<String> figures) {

    /** Keeps a copy of the list. */
    Preview {
        figures = List.copyOf(figures);
    }
}
