package org.legible.compare;

import java.io.IOException;
import java.util.List;

import org.legible.codec.Progress;

/**
 * A codec for single pictures. Not thread-safe. Whoever has one closes it.
 *
 * <p>Both directions throw a {@link org.legible.format.LegibleException} when the codec fails, and a
 * {@link java.util.concurrent.CancellationException} when they notice that {@code progress} is cancelled; they need not notice.
 */
public interface ImageCodec extends AutoCloseable {

    /** In an identity, stands between programs with their versions and the options they are given. */
    String OPTIONS = ", options ";

    /** @return its name in tables and plots */
    String name();

    /**
     * Tells codecs apart beyond their names.
     *
     * @return one line that changes with anything that its files or decoded pictures depend on: versions, models, options
     * @throws IOException when it cannot be found out
     */
    String identity() throws IOException;

    /** @return what its settings are */
    Scale scale();

    /** @return settings from a small file to a good picture, for those who name none */
    List<Double> ladder();

    /**
     * Encodes a picture into the bytes of a whole file.
     *
     * @param setting on the codec's scale
     * @param progress asked whether to stop; not told anything
     */
    Encoded encode(RgbImage image, double setting, Progress progress) throws IOException;

    /**
     * Decodes a file that this codec wrote.
     *
     * @param file all bytes of it
     * @param progress asked whether to stop; not told anything
     */
    Decoded decode(byte[] file, Progress progress) throws IOException;

    @Override
    void close();

    /**
     * A file.
     *
     * @param bytes all of it
     * @param seconds the codec took
     */
    record Encoded(byte[] bytes, double seconds) {
    }

    /**
     * A picture that came out of a file.
     *
     * @param image of whatever size the codec made it
     * @param seconds the codec took
     */
    record Decoded(RgbImage image, double seconds) {
    }
}
