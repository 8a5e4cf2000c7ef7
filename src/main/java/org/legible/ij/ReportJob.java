package org.legible.ij;

import ij.ImagePlus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.legible.codec.PlaneReader;
import org.legible.codec.Progress;
import org.legible.engine.CodecSession;
import org.legible.engine.Lpips;
import org.legible.report.Appearance;
import org.legible.report.Comparison;
import org.legible.report.DecodedPlanes;
import org.legible.report.ErrorMap;
import org.legible.report.Exhibits;
import org.legible.report.Measures;
import org.legible.report.QualityReport;
import org.legible.report.ReportFiles;
import org.legible.report.TextEyes;

/**
 * Compares a decoded image with its original and writes the report.
 *
 * @param report   the figures
 * @param exhibits the pictures of the page
 * @param maps     the errors of every picture; empty where they were not asked for
 */
public record ReportJob(QualityReport report, Exhibits exhibits, List<ErrorMap> maps) {

    /** Keeps a copy of the list. */
    public ReportJob {
        maps = List.copyOf(maps);
    }

    /**
     * Measures a pair and writes the files that are wanted.
     *
     * @param request  the images
     * @param options  what to measure
     * @param files    what to write
     * @param keepMaps whether the error maps are wanted, which take as much memory as the image in 32 bits
     * @param progress hears how far it is and can end it
     * @throws org.legible.format.LegibleException when an image is missing, they do not fit each other, or a file cannot be read or
     *         written
     * @throws java.util.concurrent.CancellationException when {@code progress} ended it
     */
    public static ReportJob run(final ReportRequest request, final ReportOptions options, final ReportFiles files, final boolean keepMaps,
            final Progress progress) throws IOException {
        options.check();
        files.check();
        final List<ErrorMap> maps = new ArrayList<>();
        final List<String> notes = new ArrayList<>();
        try (ReportSources sources = ReportSources.open(request);
                Opened opened = Opened.of(sources, options);
                TextEyes text = options.openEyes()) {
            final PlaneReader original = sources.originalPlanes();
            final Appearance appearance = new ImageAppearance(sources.original(), original.layout().type());
            final ReportSources.Origin origin = sources.origin(original.layout());
            final DecodedPlanes decoded = sources.decodedPlanes(opened.session().orElse(null), notes::add, progress);
            final Comparison.Result result = Comparison.run(original, decoded, appearance,
                new Measures(text, opened.lpips(), origin.windows()), keepMaps ? maps::add : map -> { }, progress);
            if (sources.differInColour()) {
                notes.add("One image has 8 bits and the other is RGB, so both were compared as RGB, as they are displayed.");
            }
            final QualityReport report = new QualityReport(sources.original().getTitle(), sources.decodedName(), original.layout(),
                appearance.unit(), result.total(), result.planes(), result.text(), result.lpips(), origin.facts(), notes);
            files.write(report, result.exhibits());
            return new ReportJob(report, result.exhibits(), maps);
        }
    }

    /** The errors of every picture as an image with the damaged lines outlined; empty where the maps were not asked for. */
    public Optional<ImagePlus> heatMap() {
        return maps.isEmpty() ? Optional.empty() : Optional.of(HeatMapImage.of(report, maps));
    }

    /** The networks of a run. */
    private record Opened(Optional<CodecSession> session, Optional<Lpips> lpips) implements AutoCloseable {

        static Opened of(final ReportSources sources, final ReportOptions options) throws IOException {
            final Optional<Lpips> lpips = options.openLpips();
            try {
                return new Opened(sources.openSession(options), lpips);
            } catch (final IOException e) {
                lpips.ifPresent(Lpips::close);
                throw e;
            }
        }

        @Override
        public void close() {
            session.ifPresent(CodecSession::close);
            lpips.ifPresent(Lpips::close);
        }
    }
}
