package org.legible.text;

import java.io.IOException;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

/** Reads pictures of single lines. Not thread-safe: one for each worker. */
public interface LineReader extends AutoCloseable {

    /**
     * What a line says.
     *
     * @param line picture of one line of text, its minimum at the origin; alpha is left out
     * @return the reading, its white space collapsed to single spaces and without any at its ends; empty where nothing was read
     * @throws org.legible.format.LegibleException when the engine fails
     */
    String readLine(RandomAccessibleInterval<ARGBType> line) throws IOException;

    @Override
    void close();
}
