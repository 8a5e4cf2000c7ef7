package org.legible.text;

import java.io.IOException;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

/** Finds and reads the text of a picture. Not thread-safe: one for each worker. */
public interface TextReader extends AutoCloseable {

    /** @return name of the engine, such as {@code tesseract}, for tables and files */
    String engine();

    /**
     * All words of a picture, line by line, with those of low confidence.
     *
     * @param image two-dimensional, its minimum at the origin; alpha is left out
     * @return words within the picture's bounds; empty where there is no text
     * @throws org.legible.format.LegibleException when the picture is too large for the engine or the engine fails
     */
    List<TextRegion> words(RandomAccessibleInterval<ARGBType> image) throws IOException;

    /**
     * The same, with somebody who wants to know how far it is. An engine that cannot tell says only that it begins.
     *
     * @param image    as for {@link #words(RandomAccessibleInterval)}
     * @param progress hears how far it is and can end it
     * @throws org.legible.format.LegibleException as for {@link #words(RandomAccessibleInterval)}
     */
    default List<TextRegion> words(final RandomAccessibleInterval<ARGBType> image, final ReadingProgress progress) throws IOException {
        progress.done(0);
        return words(image);
    }

    @Override
    void close();
}
