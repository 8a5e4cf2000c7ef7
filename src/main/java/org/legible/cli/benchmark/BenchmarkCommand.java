package org.legible.cli.benchmark;

import com.google.gson.GsonBuilder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.legible.bundle.Bundles;
import org.legible.engine.CodecSession;
import org.legible.engine.Device;
import org.legible.format.LegibleException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code legible benchmark}, behind {@code scripts/benchmark}. */
@Command(name = "benchmark", hidden = true, description = "Measures rate, distortion and speed over folders of pictures.")
public final class BenchmarkCommand implements Callable<Integer> {

    private static final int SPEED_PICTURES = 3;
    private static final int SPEED_RUNS = 5;

    @Option(names = "--images", paramLabel = "FOLDER", arity = "1..*", required = true, description = "Folders of PNG or TIFF pictures.")
    private List<Path> folders;

    @Option(names = "--peers", paramLabel = "JSON", description = "Figures of other codecs on pictures of the same names.")
    private Path peers;

    @Option(names = "--model", paramLabel = "NAME|FOLDER", defaultValue = Bundles.DEFAULT, description = "Bundle to measure.")
    private String model;

    @Option(names = "--qualities", paramLabel = "Q", split = ",", defaultValue = "1,8,16,25,35,45,55,65,75,85,93,100",
        description = "Default: ${DEFAULT-VALUE}.")
    private List<Double> qualities;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "1000000", description = "Take only the first N pictures of each folder.")
    private int limit;

    @Option(names = "--output", paramLabel = "FILE", description = "Page to write; without it the page is printed.")
    private Path output;

    @Option(names = "--measurements", paramLabel = "FILE", description = "Also write every single measurement, as JSON.")
    private Path measurements;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        final List<ImageSet> sets = new ArrayList<>();
        for (final Path folder : folders) {
            sets.add(ImageSet.of(folder, limit));
        }
        final Path scratch = Files.createTempFile("legible-benchmark", ".lgb");
        try (CodecSession session = CodecSession.open(model, Device.CPU)) {
            final List<SetResult> results = run(sets, session, scratch);
            write(page(results, session, FirstDecode.seconds(scratch, model)), results);
        } finally {
            Files.deleteIfExists(scratch);
        }
        return 0;
    }

    private List<SetResult> run(final List<ImageSet> sets, final CodecSession session, final Path scratch) throws IOException {
        final PrintWriter log = spec.commandLine().getErr();
        final BenchmarkRun run = new BenchmarkRun(session, scratch, message -> {
            log.println(message);
            log.flush();
        });
        final List<SetResult> results = new ArrayList<>();
        for (final ImageSet set : sets) {
            results.add(new SetResult(set.name(), run.measure(set, qualities), run.speed(set, SPEED_PICTURES, SPEED_RUNS)));
        }
        run.encodeFirst(sets.get(0));
        return results;
    }

    private String page(final List<SetResult> results, final CodecSession session, final OptionalDouble firstDecode)
        throws LegibleException {
        final Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Model bundle", session.bundle().name() + ", SHA-256 `" + session.bundle().id().sha256() + "`");
        facts.put("Machine", Machine.describe());
        facts.put("Date", LocalDate.now().toString());
        final BenchmarkPage page = new BenchmarkPage(facts);
        for (final SetResult result : results) {
            page.add(result, peersOf(result));
        }
        page.addSpeed(results, firstDecode);
        return page.toString();
    }

    private Optional<PeerFigures> peersOf(final SetResult result) throws LegibleException {
        if (peers == null) {
            return Optional.empty();
        }
        final PeerFigures figures = PeerFigures.read(peers, result.files());
        return figures.settings().isEmpty() ? Optional.empty() : Optional.of(figures);
    }

    private void write(final String page, final List<SetResult> results) throws LegibleException {
        try {
            if (measurements != null) {
                Files.writeString(measurements, new GsonBuilder().setPrettyPrinting().create().toJson(results));
            }
            if (output != null) {
                Files.writeString(output, page);
            } else {
                spec.commandLine().getOut().print(page);
                spec.commandLine().getOut().flush();
            }
        } catch (final IOException e) {
            throw LegibleException.of("The results cannot be written", e);
        }
    }
}
