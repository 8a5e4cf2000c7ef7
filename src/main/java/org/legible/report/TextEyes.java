package org.legible.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.legible.format.LegibleException;
import org.legible.ocr.Tessdata;
import org.legible.ocr.TesseractReader;
import org.legible.text.LineReader;
import org.legible.text.TextReader;

/**
 * Who reads the text of both images, or why nobody does. Closing it closes the readers.
 *
 * @param words finds the words of the original; {@code null} where nobody reads
 * @param lines read lines, each in a thread of its own, {@code words} among them; empty where nobody reads
 * @param missing why nobody reads, in one sentence; empty where somebody does
 */
public record TextEyes(TextReader words, List<LineReader> lines, Optional<String> missing) implements AutoCloseable {

    private static final int MOST_READERS = 4;

    /** Keeps a copy of the list. */
    public TextEyes {
        lines = List.copyOf(lines);
    }

    /**
     * Readers of an engine.
     *
     * @param readers at least one, which read as many lines at a time; the first one also finds the words
     */
    public static <R extends TextReader & LineReader> TextEyes of(final List<R> readers) {
        return new TextEyes(readers.get(0), List.copyOf(readers), Optional.empty());
    }

    /** Nobody, for a reason. */
    public static TextEyes closed(final String sentence) {
        return new TextEyes(null, List.of(), Optional.of(sentence));
    }

    /**
     * Tesseract, with as many readers as there are processors, up to four; or nobody where it cannot be used, since a report without
     * text is better than no report.
     *
     * @param tessdata folder of trained data; empty for what comes with Legible
     * @param languages such as {@code eng} or {@code eng+deu}
     */
    public static TextEyes tesseract(final Optional<Path> tessdata, final String languages) {
        final List<TesseractReader> readers = new ArrayList<>();
        try {
            final Tessdata data = Tessdata.of(tessdata, languages);
            for (int i = 0; i < Math.min(MOST_READERS, Runtime.getRuntime().availableProcessors()); i++) {
                readers.add(TesseractReader.open(data));
            }
            return of(readers);
        } catch (final IOException e) {
            readers.forEach(TesseractReader::close);
            return closed(LegibleException.of("The text was not read", e).getMessage());
        }
    }

    @Override
    public void close() {
        lines.forEach(LineReader::close);
    }
}
