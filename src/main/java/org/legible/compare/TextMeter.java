package org.legible.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.legible.ocr.TesseractReader;
import org.legible.text.ErrorTotals;
import org.legible.text.LineReader;
import org.legible.text.TextReader;
import org.legible.text.TextReference;

/**
 * Measures what happens to the text of pictures, by the protocol of {@link TextReference}: located once for each original.
 * The readers are its own, and closed with it.
 */
public final class TextMeter implements AutoCloseable {

    private static final int MOST_READERS = 4;

    private final TextReader words;
    private final List<? extends LineReader> lines;

    /**
     * @param words finds the words of an original; may be one of the others
     * @param lines read its lines, at least one
     */
    TextMeter(final TextReader words, final List<? extends LineReader> lines) {
        this.words = words;
        this.lines = List.copyOf(lines);
    }

    /**
     * A meter with Tesseract, which reads as many lines at a time as there are processors, up to {@value #MOST_READERS}.
     *
     * @throws IOException when Tesseract cannot be used here, as a {@link org.legible.format.LegibleException} that says why
     */
    public static TextMeter tesseract() throws IOException {
        final List<TesseractReader> readers = new ArrayList<>();
        try {
            for (int i = 0; i < Math.min(MOST_READERS, Runtime.getRuntime().availableProcessors()); i++) {
                readers.add(TesseractReader.open());
            }
        } catch (final IOException e) {
            readers.forEach(TesseractReader::close);
            throw e;
        }
        return new TextMeter(readers.get(0), readers);
    }

    /**
     * Finds and reads the text of an original.
     *
     * @throws IOException when the engine fails, as a {@link org.legible.format.LegibleException}
     */
    public TextReference reference(final RgbImage original) throws IOException {
        return TextReference.locate(original.image(), words, lines);
    }

    /**
     * Counts what a decoded picture has lost.
     *
     * @param decoded of the original's size
     * @throws IOException when the sizes differ or the engine fails, as a {@link org.legible.format.LegibleException}
     */
    public ErrorTotals errors(final TextReference reference, final RgbImage decoded) throws IOException {
        return reference.compare(decoded.image(), lines).totals();
    }

    @Override
    public void close() {
        lines.forEach(LineReader::close);
        words.close();
    }
}
