package org.legible.cli.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.legible.bundle.Bundles;
import org.legible.codec.Progress;
import org.legible.compare.TextMeter;
import org.legible.format.LegibleException;
import org.legible.format.PendingFile;
import org.legible.ocr.TesseractReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code legible benchmark}, behind {@code scripts/benchmark}. */
@Command(name = "benchmark", hidden = true, description = "Measures rate, distortion, text errors and speed over folders of pictures.")
public final class BenchmarkCommand implements Callable<Integer> {

    private static final double FIRST_DECODE_QUALITY = 50;

    @Option(names = "--images", paramLabel = "FOLDER", description = "Folder of PNG or TIFF pictures with text; may be repeated.")
    private List<Path> folders = new ArrayList<>();

    @Option(names = "--photos", paramLabel = "FOLDER", description = "Folder of pictures whose text is not read; may be repeated.")
    private List<Path> photos = new ArrayList<>();

    @Option(names = "--peers", paramLabel = "JSON", description = "Figures of codecs whose programs are missing here, as peers.py writes them.")
    private Path peers;

    @Option(names = "--model", paramLabel = "NAME|FOLDER", defaultValue = Bundles.DEFAULT, description = "Bundle to measure.")
    private String model;

    @Option(names = "--twin", paramLabel = "FOLDER", description = "Bundle of the same training without the text loss, measured with text off.")
    private Path twin;

    @Option(names = "--spread", paramLabel = "FOLDER", description = "Bundle of the same training with another seed.")
    private Path otherSeed;

    @Option(names = "--qualities", paramLabel = "Q", split = ",", defaultValue = "1,8,16,25,35,45,55,65,75,85,93,100",
        description = "Qualities of Legible. Default: ${DEFAULT-VALUE}.")
    private List<Double> qualities;

    @Option(names = "--crop", paramLabel = "FILE:X,Y", description = "Place of a picture to show; may be repeated.")
    private List<String> crops = new ArrayList<>();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "1000000", description = "Take only the first N pictures of each folder.")
    private int limit;

    @Option(names = "--store", paramLabel = "FOLDER", required = true, description = "Where measurements are kept for later runs.")
    private Path store;

    @Option(names = "--output", paramLabel = "FOLDER", required = true,
        description = "Where BENCHMARKS.md, benchmarks.json and the folder images are written.")
    private Path output;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        final List<Crop> places = new ArrayList<>();
        for (final String crop : crops) {
            places.add(Crop.parse(crop));
        }
        final List<ImageSet> withText = sets(folders);
        final List<ImageSet> withoutText = sets(photos);
        if (withText.isEmpty() && withoutText.isEmpty()) {
            throw new LegibleException("No pictures are named: give folders with --images or --photos.");
        }
        try (LineUp lineUp = LineUp.of(model, qualities, twin, otherSeed); TextMeter text = TextMeter.tesseract()) {
            final Benchmark benchmark = new Benchmark(lineUp, text, new MeasurementFiles(store, reader()), peers, new Log());
            final Speed speed = new Speed(lineUp);
            final List<SetResult> results = new ArrayList<>();
            for (final ImageSet set : withText) {
                results.add(benchmark.measure(set, true));
                speed.measure(set, results.get(results.size() - 1));
            }
            for (final ImageSet set : withoutText) {
                results.add(benchmark.measure(set, false));
                speed.measure(set, results.get(results.size() - 1));
            }
            final List<String> links = draw(places, new CropFigure(lineUp, text));
            write(results, lineUp, speed, links, facts(lineUp));
        }
        return 0;
    }

    private List<ImageSet> sets(final List<Path> from) throws LegibleException {
        final List<ImageSet> sets = new ArrayList<>();
        for (final Path folder : from) {
            sets.add(ImageSet.of(folder, limit));
        }
        return sets;
    }

    private List<String> draw(final List<Crop> places, final CropFigure figure) throws IOException {
        final List<String> links = new ArrayList<>();
        for (final Crop crop : places) {
            final Path file = folders.stream().map(folder -> folder.resolve(crop.file())).filter(Files::exists).findFirst()
                .orElseThrow(() -> new LegibleException(crop.file() + " is in none of the folders of --images: choose another --crop."));
            figure.draw(file, crop, images().resolve("crops-" + crop.name() + ".png"));
            links.add("images/crops-" + crop.name() + ".png");
        }
        return links;
    }

    private Path images() throws LegibleException {
        try {
            return Files.createDirectories(output.resolve("images"));
        } catch (final IOException e) {
            throw LegibleException.of("The folder for the images cannot be made in " + output, e);
        }
    }

    private static String reader() throws IOException {
        return "Tesseract " + TesseractReader.version();
    }

    private Map<String, String> facts(final LineUp lineUp) throws IOException {
        final Map<String, String> facts = new LinkedHashMap<>();
        facts.put("Model bundle", lineUp.bundle().name() + ", SHA-256 `" + lineUp.bundle().id().sha256() + "`");
        facts.put("Text read by", reader());
        facts.put("Machine", Machine.describe());
        facts.put("Date", LocalDate.now().toString());
        facts.put("Other codecs", String.join("; ", lineUp.programs()));
        return facts;
    }

    private void write(final List<SetResult> results, final LineUp lineUp, final Speed speed, final List<String> cropLinks,
        final Map<String, String> facts) throws IOException {
        final Plots plots = new Plots(images(), "images/");
        for (final SetResult result : results) {
            plots.draw(result);
        }
        final BenchmarkPage page = new BenchmarkPage(facts);
        page.addMissing(List.copyOf(lineUp.missing().values()));
        page.add(results, plots, cropLinks);
        page.add(speed, firstDecode(lineUp));
        write(output.resolve("benchmarks.json"), BenchmarkFile.text(facts, results));
        write(output.resolve("BENCHMARKS.md"), page.toString());
    }

    private OptionalDouble firstDecode(final LineUp lineUp) throws IOException {
        final Path file = Files.createTempFile("legible-benchmark", ".lgb");
        try {
            final ImageSet set = ImageSet.of(folders.isEmpty() ? photos.get(0) : folders.get(0), 1);
            Files.write(file, lineUp.codec(LineUp.SHARP).orElseThrow()
                .encode(ImageSet.open(set.files().get(0)), FIRST_DECODE_QUALITY, Progress.NONE).bytes());
            return FirstDecode.seconds(file, model);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static void write(final Path file, final String text) throws IOException {
        try (PendingFile pending = PendingFile.create(file)) {
            Files.writeString(pending.path(), text);
            pending.commit();
        } catch (final IOException e) {
            throw LegibleException.of(file + " cannot be written", e);
        }
    }

    /** Says which picture is being measured. */
    private final class Log implements Progress {

        private String last = "";

        @Override
        public void update(final long done, final long total, final String what) {
            final String picture = what.replaceFirst(",.*", "");
            if (!picture.equals(last)) {
                last = picture;
                spec.commandLine().getErr().println(done + " of " + total + ": " + picture);
                spec.commandLine().getErr().flush();
            }
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    }
}
