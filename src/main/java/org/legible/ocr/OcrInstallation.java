package org.legible.ocr;

import java.io.IOException;

import org.legible.installation.Finding;

/** What reading text with Tesseract needs and what was found. Everything else works without it. */
public final class OcrInstallation {

    private static final String SUBJECT = "Tesseract";

    private OcrInstallation() {
    }

    /** @return the version and the place of the trained data, or why Tesseract cannot be used; never throws */
    public static Finding inspect() {
        try {
            final Tessdata data = Tessdata.carried();
            TesseractReader.open(data).close();
            return Finding.ok(SUBJECT, TesseractLibrary.load() + ", " + data);
        } catch (final IOException | RuntimeException | LinkageError e) {
            return Finding.limit(SUBJECT, "text cannot be read, text errors cannot be counted", String.valueOf(e.getMessage()));
        }
    }
}
