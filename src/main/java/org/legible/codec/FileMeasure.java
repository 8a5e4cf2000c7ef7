package org.legible.codec;

import java.io.IOException;
import java.nio.file.Path;

/** Measures a file that was encoded, for a {@link Wish}: its size, or what it lost. */
@FunctionalInterface
public interface FileMeasure {

    /**
     * Measures a file.
     *
     * @param written the file, complete; it is not to be changed
     * @param result what the encoding of it came to
     * @param progress can end the measuring
     * @return the figure, a finite number or an infinity
     * @throws IOException when it cannot be measured
     * @throws java.util.concurrent.CancellationException when the progress says so
     */
    double of(Path written, EncodeResult result, Progress progress) throws IOException;
}
