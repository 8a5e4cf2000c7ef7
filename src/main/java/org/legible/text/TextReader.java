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

    @Override
    void close();
}
