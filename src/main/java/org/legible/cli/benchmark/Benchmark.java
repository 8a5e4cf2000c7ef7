package org.legible.cli.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.legible.codec.Progress;
import org.legible.compare.Comparison;
import org.legible.compare.ComparisonResult;
import org.legible.compare.Measurement;
import org.legible.compare.MeasurementStore;
import org.legible.compare.TextMeter;
import org.legible.format.LegibleException;

/** Runs all codecs over sets of pictures. What was measured before is taken from the store. */
final class Benchmark {

    private final LineUp lineUp;
    private final TextMeter text;
    private final MeasurementStore store;
    private final Path peers;
    private final Progress progress;

    /**
     * @param lineUp the codecs
     * @param text reads the text of the pictures
     * @param store of measurements
     * @param peers figures for codecs that cannot be run here; {@code null} for none
     * @param progress hears of every file
     */
    Benchmark(final LineUp lineUp, final TextMeter text, final MeasurementStore store, final Path peers, final Progress progress) {
        this.lineUp = lineUp;
        this.text = text;
        this.store = store;
        this.peers = peers;
        this.progress = progress;
    }

    /**
     * All codecs at all their settings over a set.
     *
     * @param withText whether its text is read
     * @throws LegibleException when a codec fails on a picture: all figures are to be over the same pictures
     */
    SetResult measure(final ImageSet set, final boolean withText) throws IOException {
        final ComparisonResult result = new Comparison(lineUp.ladders(), withText ? text : null, store)
            .run(set.sources(), progress, soFar -> { });
        if (!result.problems().isEmpty()) {
            throw new LegibleException(set.name() + " could not be measured: " + result.problems().get(0).sentence());
        }
        return new SetResult(set.name(), withPeers(result));
    }

    /** Adds what was measured elsewhere of codecs that cannot be run here. */
    private ComparisonResult withPeers(final ComparisonResult result) throws LegibleException {
        if (peers == null || lineUp.missing().isEmpty()) {
            return result;
        }
        final List<Measurement> others = PeerFigures.read(peers, lineUp.missing(),
            result.measurements().stream().map(Measurement::image).collect(Collectors.toSet()));
        final List<Measurement> all = new ArrayList<>(result.measurements());
        all.addAll(others);
        return new ComparisonResult(Stream.concat(result.codecs().stream(), others.stream().map(Measurement::codec).distinct()).toList(),
            all, result.problems(), result.cancelled());
    }
}
