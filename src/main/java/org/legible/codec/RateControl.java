package org.legible.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

import org.legible.format.LegibleException;
import org.legible.format.PendingFile;

/** Finds the quality that makes a file of a wanted size, by encoding with several. */
public final class RateControl {

    /** So close is close enough to stop searching. */
    private static final double GOOD = 0.01;

    /** So close a result has to be. */
    private static final double ACCEPTABLE = 0.03;

    private static final int MAX_TRIALS = 9;

    private final Encoder encoder;

    /**
     * @param encoder does the encodings, some of them for the search
     */
    public RateControl(final Encoder encoder) {
        this.encoder = encoder;
    }

    /**
     * Encodes an image so that the file has a wanted size, within 3 percent.
     *
     * @param image to be encoded
     * @param settings all but the quality, which is found
     * @param targetBpp bits per pixel, {@code 8 * bytes / (width * height * planes)}; greater than 0
     * @param target the file to be; it appears only when it is complete
     * @param progress hears about every encoding
     * @return of the encoding that was kept; its quality is the one that was found
     * @throws LegibleException when no quality from 1 to 100 gives that size; it says what comes closest
     * @throws java.util.concurrent.CancellationException when the progress says so; there is no file then
     */
    public EncodeResult encodeToTargetBpp(final PlaneReader image, final EncodeSettings settings, final double targetBpp,
            final Path target, final Progress progress) throws IOException {
        if (!(targetBpp > 0) || Double.isInfinite(targetBpp)) {
            throw new LegibleException("The target of " + targetBpp + " bits per pixel is no size: give a number greater than 0.");
        }
        final EncodeSettings fixed = settings.withWindows(ValueWindows.of(image, settings, progress));
        final QualitySearch search = new QualitySearch(targetBpp);
        EncodeResult best = null;
        try (PendingFile kept = PendingFile.create(target); PendingFile trial = PendingFile.create(target)) {
            for (int count = 1; count <= MAX_TRIALS && search.error(best) > GOOD && search.canGoOn(); count++) {
                final EncodeResult result = encoder.encode(image, fixed.withQuality(search.next()), trial.path(), progress,
                    "Encoding, trial " + count);
                search.add(result);
                if (search.error(result) < search.error(best)) {
                    best = result;
                    Files.move(trial.path(), kept.path(), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            if (search.error(best) > ACCEPTABLE) {
                throw new LegibleException(String.format(Locale.ROOT, "The image cannot be encoded to %.4f bits per pixel: what comes "
                    + "closest is %.4f at quality %.2f. Choose another target.", targetBpp, best.bpp(), best.quality()));
            }
            kept.commit();
        }
        return best;
    }
}
