package org.legible.text.detect;

import java.io.IOException;

/** The network of a text detector. Not thread-safe. */
@FunctionalInterface
public interface DetectorNetwork {

    /**
     * Maps of one window.
     *
     * @param pixels 3 x height x width, red first, 0 to 1
     * @param height a multiple of what the detector's geometry says, as is {@code width}
     * @return 2 x height/stride x width/stride, 0 to 1: how much each place is the middle of a character (region), then how much it
     *         lies between two characters of a word (affinity)
     * @throws org.legible.format.LegibleException when the engine fails
     */
    float[] maps(float[] pixels, int height, int width) throws IOException;
}
