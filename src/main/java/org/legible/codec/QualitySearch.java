package org.legible.codec;

import java.io.IOException;
import java.util.OptionalDouble;

/** Names the qualities to try until a file is found that meets a {@link Wish}. Every trial that it names is added before the next one. */
interface QualitySearch {

    /**
     * The quality to try next, one that was not tried.
     *
     * @return empty where the search has ended
     */
    OptionalDouble next() throws IOException;

    /**
     * Takes in a trial.
     *
     * @param trial at the quality
     * @param value what was measured
     */
    void add(EncodeResult trial, double value) throws IOException;
}
