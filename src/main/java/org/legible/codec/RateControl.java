package org.legible.codec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.OptionalDouble;

import org.legible.format.LegibleException;
import org.legible.format.PendingFile;

/** Finds the quality that makes a file meet a {@link Wish}, by encoding with several and measuring what was written. */
public final class RateControl {

    private final Encoder encoder;

    /**
     * @param encoder does the encodings, some of them for the search
     */
    public RateControl(final Encoder encoder) {
        this.encoder = encoder;
    }

    /**
     * What came out of a search.
     *
     * @param encoding the one that was kept; its quality is the one that was found
     * @param measured the figure that the wish is about, of the file that was kept
     * @param trials how many encodings the search took
     */
    public record Outcome(EncodeResult encoding, double measured, int trials) {
    }

    /**
     * Encodes an image so that the file meets a wish.
     *
     * @param image to be encoded
     * @param settings all but the quality, which is found
     * @param wish what the file is to be
     * @param target the file to be; it appears only when it is complete
     * @param progress hears about every encoding
     * @throws LegibleException when no quality from 1 to 100 was found that meets the wish; it says what comes closest, and by how
     *         much that misses
     * @throws java.util.concurrent.CancellationException when the progress says so; there is no file then
     */
    public Outcome encode(final PlaneReader image, final EncodeSettings settings, final Wish wish, final Path target,
            final Progress progress) throws IOException {
        final EncodeSettings fixed = settings.withWindows(ValueWindows.of(image, settings, progress));
        final Encoder keeping = encoder.forOneImage();
        final QualitySearch search = wish.search(new LiftedLoss(image, settings, progress));
        Outcome best = null;
        Outcome closest = null;
        int trials = 0;
        try (PendingFile kept = PendingFile.create(target); PendingFile trial = PendingFile.create(target)) {
            for (OptionalDouble next = search.next(); next.isPresent(); next = search.next()) {
                trials++;
                final EncodeResult result = keeping.encode(image, fixed.withQuality(next.getAsDouble()), trial.path(), progress,
                    "Encoding, trial " + trials, header -> wish.measure().pixels(header, progress));
                final Outcome outcome = new Outcome(result, wish.measure().of(trial.path(), result, progress), trials);
                search.add(result, outcome.measured());
                if (!wish.isMet(outcome.measured())) {
                    closest = closest == null || wish.comesCloser(result, closest.encoding()) ? outcome : closest;
                } else if (best == null || wish.prefers(result, outcome.measured(), best.encoding(), best.measured())) {
                    best = outcome;
                    Files.move(trial.path(), kept.path(), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            if (best == null) {
                throw new LegibleException(wish.sentence(closest.measured(), closest.encoding().quality()));
            }
            kept.commit();
        }
        return new Outcome(best.encoding(), best.measured(), trials);
    }
}
