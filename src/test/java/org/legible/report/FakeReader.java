package org.legible.report;

import java.io.IOException;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import org.legible.format.LegibleException;
import org.legible.text.Box;
import org.legible.text.LineReader;
import org.legible.text.TextReader;
import org.legible.text.TextRegion;

/**
 * Sees one line in every picture, at a fixed place, and reads it by the blue of the pixel in the middle: "one two" where it is 0, and
 * "one <b>" where it is not.
 */
final class FakeReader implements TextReader, LineReader {

    static final Box WORD_ONE = new Box(10, 10, 20, 12);
    static final Box WORD_TWO = new Box(34, 10, 20, 12);

    private final boolean broken;
    private boolean closed;

    FakeReader(final boolean broken) {
        this.broken = broken;
    }

    boolean closed() {
        return closed;
    }

    @Override
    public String engine() {
        return "fake";
    }

    @Override
    public List<TextRegion> words(final RandomAccessibleInterval<ARGBType> image) {
        return List.of(new TextRegion(WORD_ONE, "one", 99, 1), new TextRegion(WORD_TWO, "two", 99, 1));
    }

    @Override
    public String readLine(final RandomAccessibleInterval<ARGBType> line) throws IOException {
        if (broken) {
            throw new LegibleException("The reader is broken: buy another one.");
        }
        final int blue = line.getAt(line.dimension(0) / 2, line.dimension(1) / 2).get() & 0xff;
        return blue == 0 ? "one two" : "one <b>";
    }

    @Override
    public void close() {
        closed = true;
    }
}
