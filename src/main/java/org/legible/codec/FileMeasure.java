package org.legible.codec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.legible.format.StreamHeader;

/** Measures files that are encoded one after the other, for a {@link Wish}: their size, or what they lost. */
@FunctionalInterface
public interface FileMeasure {

    /**
     * Tells where the pixels go that a decoder will make of the next file: they are there when it is to be measured, so that nobody has
     * to decode it.
     *
     * @param header of the file that will be encoded
     * @param progress can end what is done with the pixels
     * @return is asked for each plane once, in order; empty where the pixels do not matter
     */
    default Optional<PlaneWriter> pixels(final StreamHeader header, final Progress progress) {
        return Optional.empty();
    }

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
