package org.legible.ij;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import org.legible.codec.Progress;
import org.legible.compare.Codecs;
import org.legible.compare.Comparison;
import org.legible.compare.ComparisonFolder;
import org.legible.compare.ComparisonReport;
import org.legible.compare.ComparisonResult;
import org.legible.compare.ImageCodec;
import org.legible.compare.ImageSource;
import org.legible.compare.Ladder;
import org.legible.compare.TextMeter;
import org.legible.engine.Device;
import org.legible.format.LegibleException;
import org.legible.quality.bd.Metric;

/** Compares codecs, and writes what it finds into a folder as it goes. */
public final class CompareJob {

    private final List<ImageSource> images;
    private final CompareOptions options;
    private final ComparisonFolder folder;

    private CompareJob(final List<ImageSource> images, final CompareOptions options, final ComparisonFolder folder) {
        this.images = images;
        this.options = options;
        this.folder = folder;
    }

    /**
     * Compares codecs.
     *
     * @param images   to compare on
     * @param output   folder for the results, which is made unless it is there; {@code null} to write none
     * @param options  what the person chose
     * @param progress hears how far it is and can end it; then the results so far are given back and written
     * @return what was found, with what failed among its notes
     * @throws LegibleException when an option is wrong, every codec fails on every image, or the results cannot be written
     */
    public static ComparisonReport run(final List<ImageSource> images, final Path output, final CompareOptions options,
            final Progress progress) throws IOException {
        final Device device = Device.of(options.device());
        final List<ImageCodec> codecs = new Codecs(device).parse(options.codecs());
        try {
            final List<Ladder> ladders = Ladder.of(codecs, options.qualities());
            final String anchor = options.anchorAmong(codecs);
            return new CompareJob(images, options, output == null ? null : ComparisonFolder.at(output)).measure(ladders, anchor, progress);
        } finally {
            codecs.forEach(ImageCodec::close);
        }
    }

    private ComparisonReport measure(final List<Ladder> ladders, final String anchor, final Progress progress) throws IOException {
        if (!options.text()) {
            return measure(ladders, anchor, null, Optional.of("reading of text was turned off."), progress);
        }
        final TextMeter text;
        try {
            text = TextMeter.tesseract();
        } catch (final LegibleException e) {
            return measure(ladders, anchor, null, Optional.of(e.getMessage()), progress);
        }
        try (text) {
            return measure(ladders, anchor, text, Optional.empty(), progress);
        }
    }

    private ComparisonReport measure(final List<Ladder> ladders, final String anchor, final TextMeter text,
            final Optional<String> withoutText, final Progress progress) throws IOException {
        // Tables after every image, so that a program that is killed leaves what it had.
        final ComparisonResult result = new Comparison(ladders, text).run(images, progress,
            soFar -> write(new ComparisonReport(soFar, anchor, withoutText)));
        final ComparisonReport report = new ComparisonReport(result, anchor, withoutText);
        if (result.measurements().isEmpty() && !result.cancelled()) {
            throw new LegibleException("Nothing could be compared. " + String.join(" ", report.notes()));
        }
        write(report);
        if (folder != null) {
            for (final Metric metric : report.metrics()) {
                ImageFiles.write(ComparisonPlots.picture(report, metric), folder.plot(metric));
            }
        }
        return report;
    }

    private void write(final ComparisonReport report) throws LegibleException {
        if (folder != null) {
            folder.write(report);
        }
    }
}
