package org.legible.text.read;

import java.io.IOException;

/** The network of a word recogniser. Not thread-safe. */
@FunctionalInterface
public interface RecogniserNetwork {

    /**
     * What some words may say.
     *
     * @param crops count x 3 x height x width, red first, 0 to 1
     * @param count number of crops
     * @param width of the crops, one of the widths of the recogniser's {@link org.legible.bundle.CropShape}
     * @return count x positions x classes: before the softmax, how likely each character of the charset is at each position of the
     *         word; class 0 is the word's end
     * @throws org.legible.format.LegibleException when the engine fails
     */
    float[] logits(float[] crops, int count, int width) throws IOException;
}
