package org.legible.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.legible.codec.Progress;
import org.legible.format.LegibleException;
import org.legible.quality.MsSsim;
import org.legible.quality.Psnr;
import org.legible.quality.Ssim;
import org.legible.text.ErrorTotals;
import org.legible.text.TextReference;

/**
 * Runs codecs over images. What fails is written down and the rest goes on; what was measured before a cancellation is kept.
 * Images go by one after the other, so that a cancelled comparison has whole images. The codecs are the caller's, who closes them.
 */
public final class Comparison {

    /** Hears of results before the end. */
    @FunctionalInterface
    public interface Listener {

        /** Gets what was measured until now; an error ends the comparison. */
        void accept(ComparisonResult soFar) throws IOException;
    }

    private final List<Ladder> ladders;
    private final TextMeter text;
    private final MeasurementStore store;
    private final List<Measurement> measurements = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private long done;
    private long total;

    /**
     * @param ladders codecs with their settings
     * @param text measures text errors; {@code null} for none
     */
    public Comparison(final List<Ladder> ladders, final TextMeter text) {
        this(ladders, text, MeasurementStore.NONE);
    }

    /**
     * @param ladders codecs with their settings
     * @param text measures text errors; {@code null} for none
     * @param store asked before anything is measured, and told what was
     */
    public Comparison(final List<Ladder> ladders, final TextMeter text, final MeasurementStore store) {
        this.ladders = List.copyOf(ladders);
        this.text = text;
        this.store = store;
    }

    /**
     * Measures all images; to be called once.
     *
     * @param images to compare on
     * @param progress hears of every file and may end the comparison
     * @param afterImage gets the results so far after every image but the last
     * @return everything that was measured
     * @throws IOException only from {@code afterImage}
     */
    public ComparisonResult run(final List<? extends ImageSource> images, final Progress progress, final Listener afterImage)
        throws IOException {
        total = (long) images.size() * ladders.stream().mapToInt(ladder -> ladder.settings().size()).sum();
        boolean cancelled = false;
        try {
            for (int i = 0; i < images.size(); i++) {
                measure(images.get(i), progress);
                if (i < images.size() - 1) {
                    afterImage.accept(result(false));
                }
            }
        } catch (final CancellationException e) {
            cancelled = true;
        }
        return result(cancelled);
    }

    private ComparisonResult result(final boolean cancelled) {
        return new ComparisonResult(ladders.stream().map(ladder -> ladder.codec().name()).toList(), measurements, problems, cancelled);
    }

    private void measure(final ImageSource source, final Progress progress) {
        final RgbImage image;
        try {
            image = source.open();
        } catch (final IOException e) {
            problems.add(new Problem(source.name(), "", Double.NaN, sentence(source.name() + " cannot be opened", e)));
            done += ladders.stream().mapToInt(ladder -> ladder.settings().size()).sum();
            return;
        }
        final Original original = new Original(source.name(), image);
        for (final Ladder ladder : ladders) {
            for (final double setting : ladder.settings()) {
                step(progress, source.name() + ", " + ladder.codec().name() + " " + Scale.text(setting));
                try {
                    measurements.add(measure(original, ladder.codec(), setting, progress));
                } catch (final IOException e) {
                    problems.add(new Problem(source.name(), ladder.codec().name(), setting, sentence(ladder.codec().name() + " failed", e)));
                } catch (final LinkageError e) {
                    problems.add(new Problem(source.name(), ladder.codec().name(), setting, "A library cannot be loaded (" + e.getMessage()
                        + "): check the installation."));
                }
                done++;
            }
        }
    }

    /** An image whose text is located when it is first needed. */
    private final class Original {

        private final String name;
        private final RgbImage image;
        private boolean located;
        private TextReference reference;

        Original(final String name, final RgbImage image) {
            this.name = name;
            this.image = image;
        }

        /** The text; {@code null} where none is measured or the reader fails on it. */
        TextReference reference(final Progress progress) {
            if (text != null && !located) {
                located = true;
                step(progress, name + ", finding text");
                try {
                    reference = text.reference(image);
                } catch (final IOException e) {
                    problems.add(new Problem(name, "", Double.NaN, sentence("The text cannot be read", e)));
                }
            }
            return reference;
        }
    }

    private void step(final Progress progress, final String what) {
        if (progress.cancelled()) {
            throw new CancellationException();
        }
        progress.update(done, total, what);
    }

    private Measurement measure(final Original original, final ImageCodec codec, final double setting, final Progress progress)
        throws IOException {
        final Optional<Measurement> known = store.find(original.name, original.image, codec, setting, text != null);
        if (known.isPresent()) {
            return known.get();
        }
        final Measurement measured = measureAnew(original, codec, setting, progress);
        store.keep(original.image, codec, measured);
        return measured;
    }

    private Measurement measureAnew(final Original original, final ImageCodec codec, final double setting, final Progress progress)
        throws IOException {
        final RgbImage image = original.image;
        final TextReference reference = original.reference(progress);
        final ImageCodec.Encoded encoded = codec.encode(image, setting, progress);
        final ImageCodec.Decoded decoded = codec.decode(encoded.bytes(), progress);
        final RgbImage after = decoded.image();
        if (after.width() != image.width() || after.height() != image.height()) {
            throw new LegibleException(codec.name() + " gave back " + after.width() + "x" + after.height() + " pixels for "
                + image.width() + "x" + image.height() + ": leave it out of the codecs.");
        }
        final ErrorTotals errors = reference == null ? null : text.errors(reference, after);
        return new Measurement(original.name, codec.name(), setting, image.area(), encoded.bytes().length,
            Math.min(Measurement.IDENTICAL_PSNR, Psnr.rgb(image.image(), after.image())), Ssim.rgb(image.image(), after.image()),
            MsSsim.rgb(image.image(), after.image()), errors, encoded.seconds(), decoded.seconds());
    }

    private static String sentence(final String problem, final IOException cause) {
        return LegibleException.of(problem, cause).getMessage();
    }
}
