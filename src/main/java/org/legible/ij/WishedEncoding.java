package org.legible.ij;

import ij.ImagePlus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

import org.legible.codec.EncodeResult;
import org.legible.codec.EncodeSettings;
import org.legible.codec.PlaneReader;
import org.legible.codec.Progress;
import org.legible.codec.RateControl;
import org.legible.codec.Wish;
import org.legible.engine.CodecSession;
import org.legible.format.LegibleException;
import org.legible.ocr.Tessdata;
import org.legible.report.TextEyes;
import org.legible.report.TextFidelity;

/**
 * An image encoded by a quality or by a wish.
 *
 * @param result of the encoding that was kept
 * @param trials how many encodings it took
 * @param psnr   what was measured where a PSNR was wished, in dB
 * @param text   what was measured where a CER was wished
 */
public record WishedEncoding(EncodeResult result, int trials, OptionalDouble psnr, Optional<KeptErrors> text) {

    /**
     * Encodes an image. The file appears when it is complete.
     *
     * @param image    the image
     * @param planes   its planes
     * @param settings how to encode; its quality counts where there is no wish
     * @param wishes   at most one
     * @param session  to encode with
     * @param target   the file to write
     * @param progress hears how far it is and can end it
     * @throws LegibleException when the wish cannot be met, by how much, or when the image cannot be encoded or measured
     * @throws java.util.concurrent.CancellationException when {@code progress} ended it
     */
    public static WishedEncoding run(final ImagePlus image, final PlaneReader planes, final EncodeSettings settings,
            final RateWishes wishes, final CodecSession session, final Path target, final Progress progress) throws IOException {
        wishes.check();
        if (wishes.maxcer() != 0) {
            return byText(image, planes, settings, wishes.maxcer(), session, target, progress);
        }
        if (wishes.targetpsnr() != 0) {
            final Wish wish = Wish.decibels(wishes.targetpsnr(), new PsnrMeasure(planes));
            final RateControl.Outcome outcome = session.encode(planes, settings, wish, target, progress);
            return new WishedEncoding(outcome.encoding(), outcome.trials(), OptionalDouble.of(outcome.measured()), Optional.empty());
        }
        if (wishes.count() == 0) {
            return unmeasured(session.encode(planes, settings, target, progress), 1);
        }
        final Wish wish = wishes.targetbpp() != 0 ? Wish.bitsPerPixel(wishes.targetbpp()) : Wish.bytes(wishes.targetbytes());
        final RateControl.Outcome outcome = session.encode(planes, settings, wish, target, progress);
        return unmeasured(outcome.encoding(), outcome.trials());
    }

    private static WishedEncoding unmeasured(final EncodeResult result, final int trials) {
        return new WishedEncoding(result, trials, OptionalDouble.empty(), Optional.empty());
    }

    private static WishedEncoding byText(final ImagePlus image, final PlaneReader planes, final EncodeSettings settings,
            final double maxCer, final CodecSession session, final Path target, final Progress progress) throws IOException {
        try (TextEyes eyes = TextEyes.tesseract(Optional.empty(), Tessdata.ENGLISH)) {
            if (eyes.missing().isPresent()) {
                throw new LegibleException("The text errors cannot be kept below a bound. " + eyes.missing().get());
            }
            progress.update(0, 1, "Reading the text");
            final TextFidelity text = TextFidelity.locate(planes, new ImageAppearance(image, planes.layout().type()), eyes, progress);
            if (text.original().chars() == 0) {
                throw new LegibleException(ImageTypes.nameOf(image) + " has no text that Tesseract reads with certainty, so no bound can be"
                    + " kept for its errors: choose a quality or another target.");
            }
            final TextBound bound = new TextBound(text, maxCer);
            final RateControl.Outcome outcome =
                session.encode(planes, settings, bound.wish(settings.text()), target, progress);
            return new WishedEncoding(outcome.encoding(), outcome.trials(), OptionalDouble.empty(),
                Optional.of(bound.kept(outcome.measured())));
        }
    }

    /** What was measured, as the end of a sentence: ", PSNR 40.01 dB"; empty where nothing was. */
    public String figure() {
        if (psnr.isPresent()) {
            return String.format(Locale.ROOT, ", PSNR %.2f dB", psnr.getAsDouble());
        }
        return text.map(KeptErrors::figure).orElse("");
    }
}
