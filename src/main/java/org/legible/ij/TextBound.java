package org.legible.ij;

import java.io.IOException;
import java.nio.file.Path;

import org.legible.codec.EncodeResult;
import org.legible.codec.EncodeSettings;
import org.legible.codec.Progress;
import org.legible.codec.TextMode;
import org.legible.codec.Wish;
import org.legible.engine.CodecSession;
import org.legible.report.TextFidelity;
import org.legible.text.ErrorMargin;

/** A bound on the text errors of files of one image, read by Tesseract. */
final class TextBound {

    /** The qualities where a search begins are those of this rate; it takes so many steps of quality to divide the rate by e. */
    private static final double USUAL_CER = 0.02, CER_STEPS = 12;

    /** Where there are too many errors, reading ends with so many: they tell the rate to a quarter. */
    private static final long SURE_ERRORS = 20;

    private final TextFidelity text;
    private final double bound;
    private final double aim;

    /**
     * @param text of the image; not empty
     * @param bound character error rate that a file has at most, greater than 0
     */
    TextBound(final TextFidelity text, final double bound) {
        this.text = text;
        this.bound = bound;
        this.aim = ErrorMargin.aim(bound, text.original().chars());
    }

    /**
     * The wish for a file that keeps the bound.
     *
     * @param session with the bundle that writes the files
     * @param mode how text will be stored
     */
    Wish wish(final CodecSession session, final TextMode mode) {
        return Wish.errorRate(bound, aim, "a CER", start(mode), (written, result, progress) -> cer(written, result, session, progress));
    }

    private double cer(final Path written, final EncodeResult result, final CodecSession session, final Progress progress)
            throws IOException {
        // What the best quality misses the bound by is said, and so read to the end.
        final long tooMany = result.quality() >= EncodeSettings.MAX_QUALITY ? Long.MAX_VALUE
            : Math.max(SURE_ERRORS, (long) Math.ceil(bound * text.original().chars()));
        return text.errors(written, session, tooMany, progress).cer();
    }

    /** What was measured, beside what was wished. */
    KeptErrors kept(final double cer) {
        return new KeptErrors(cer, bound, aim);
    }

    /** A quality that often comes to the aim, as found on screenshots: small letters take more. */
    private double start(final TextMode mode) {
        final double letter = text.letterWidth();
        final double usual = switch (mode) {
            case OFF -> 40 + 100 / letter;
            case SHARP -> 100 / letter;
            case EXACT -> 40 / letter;
        };
        return Math.max(EncodeSettings.MIN_QUALITY, Math.min(EncodeSettings.MAX_QUALITY, usual + CER_STEPS * Math.log(USUAL_CER / bound)));
    }
}
