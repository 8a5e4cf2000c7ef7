package org.legible.ocr;

import java.io.IOException;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

import org.legible.text.LineReader;
import org.legible.text.TextReader;
import org.legible.text.TextRegion;

/**
 * Tesseract as a reader of whole pictures and of single lines, with one handle for both. It takes about a tenth of a second to open;
 * keep it for many pictures. For one thread at a time: one reader for each worker.
 */
public final class TesseractReader implements TextReader, LineReader {

    private final TesseractHandle handle;

    private TesseractReader(final TesseractHandle handle) {
        this.handle = handle;
    }

    /**
     * A reader of English, with what comes with Legible.
     *
     * @throws IOException when Tesseract cannot be used here, as a {@link org.legible.format.LegibleException} that says why
     */
    public static TesseractReader open() throws IOException {
        return open(Tessdata.carried());
    }

    /**
     * A reader.
     *
     * @param data languages and where they are
     * @throws IOException when Tesseract cannot be used here, as a {@link org.legible.format.LegibleException} that says why
     */
    public static TesseractReader open(final Tessdata data) throws IOException {
        return new TesseractReader(new TesseractHandle(data));
    }

    /**
     * The version of Tesseract, such as {@code 5.5.2}.
     *
     * @throws IOException when Tesseract cannot be used here, as a {@link org.legible.format.LegibleException} that says why
     */
    public static String version() throws IOException {
        return TesseractLibrary.load();
    }

    @Override
    public String engine() {
        return "tesseract";
    }

    /** {@inheritDoc} Words are looked for everywhere, in page mode 11 (sparse text). */
    @Override
    public List<TextRegion> words(final RandomAccessibleInterval<ARGBType> image) throws IOException {
        return WordTable.words(handle.table(image, TesseractHandle.SPARSE_TEXT));
    }

    /** {@inheritDoc} In page mode 7 (single line). */
    @Override
    public String readLine(final RandomAccessibleInterval<ARGBType> line) throws IOException {
        return handle.text(line, TesseractHandle.SINGLE_LINE).strip().replaceAll("\\s+", " ");
    }

    @Override
    public void close() {
        handle.close();
    }
}
