package org.legible.ij;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

import org.legible.codec.EncodeResult;
import org.legible.codec.EncodeSettings;
import org.legible.codec.FileMeasure;
import org.legible.codec.PlaneWriter;
import org.legible.codec.Progress;
import org.legible.codec.TextMode;
import org.legible.codec.Wish;
import org.legible.format.LgbFormat;
import org.legible.format.StreamHeader;
import org.legible.report.TextFidelity;
import org.legible.text.ErrorMargin;

/** A bound on the text errors of files of one image, read by Tesseract. */
final class TextBound implements FileMeasure {

    /** The qualities where a search begins are those of this rate; it takes so many steps of quality to divide the rate by e. */
    private static final double USUAL_CER = 0.02, CER_STEPS = 12;

    /** Up to a little above this quality lifted text has the fewest levels, so that lower ones hardly save any bytes. */
    private static final double FEWEST_LEVELS = 12;

    private final TextFidelity text;
    private final double bound;
    private final double aim;

    /** Of the present file. */
    private TextFidelity.Reading reading;

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
     * @param mode how text will be stored
     */
    Wish wish(final TextMode mode) {
        return Wish.errorRate(bound, aim, "a CER", start(mode), this);
    }

    @Override
    public Optional<PlaneWriter> pixels(final StreamHeader header, final Progress progress) {
        // Reading ends where there are too many errors. What the best quality misses the bound by is said, and so read to the end.
        final long most = header.quality() >= LgbFormat.MAX_QUALITY ? Long.MAX_VALUE
            : (long) Math.ceil(bound * text.original().chars());
        reading = text.read(header.layout(), most, progress);
        return Optional.of(reading);
    }

    @Override
    public double of(final Path written, final EncodeResult result, final Progress progress) throws IOException {
        return reading.errors().cer();
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
            case SHARP -> Math.max(FEWEST_LEVELS, 50 / letter);
            case EXACT -> 40 / letter;
        };
        return Math.max(EncodeSettings.MIN_QUALITY, Math.min(EncodeSettings.MAX_QUALITY, usual + CER_STEPS * Math.log(USUAL_CER / bound)));
    }
}
