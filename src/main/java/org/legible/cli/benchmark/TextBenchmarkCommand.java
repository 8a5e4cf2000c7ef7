package org.legible.cli.benchmark;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.legible.bundle.Bundles;
import org.legible.engine.Decoding;
import org.legible.engine.Device;
import org.legible.engine.LegibleTextReader;
import org.legible.format.PendingFile;
import org.legible.ocr.TesseractReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code legible text-benchmark}, behind {@code scripts/text-benchmark}; {@link TextTally} has the definitions. */
@Command(name = "text-benchmark", hidden = true, description = "Measures the text networks on folders of pictures, with Tesseract's words as the measure:"
    + " recall, precision, false boxes a picture, word accuracy and speed. docs/TEXT-MODELS.md has the definitions.")
public final class TextBenchmarkCommand implements Callable<Integer> {

    private static final String HEADING = String.format("%-32s %6s %7s %7s %6s %7s %7s %7s %7s %7s %7s", "picture", "words", "recall",
        "-lines", "boxes", "precis.", "-Tess.", "false", "alike", "s/MP", "words/s");

    @Option(names = "--images", paramLabel = "FOLDER", required = true, description = "Folder of PNG or TIFF pictures; may be repeated.")
    private List<Path> folders;

    @Option(names = "--detector", paramLabel = "NAME|FOLDER", defaultValue = Bundles.DEFAULT_DETECTOR, description = "Text detector.")
    private String detector;

    @Option(names = "--recogniser", paramLabel = "NAME|FOLDER", defaultValue = Bundles.DEFAULT_RECOGNISER,
        description = "Word recogniser.")
    private String recogniser;

    @Option(names = "--one-pass", description = "Read all characters of a word at once, instead of one after the other and again.")
    private boolean onePass;

    @Option(names = "--runs", paramLabel = "N", defaultValue = "2", description = "Find text this often; the fastest counts.")
    private int runs;

    @Option(names = "--limit", paramLabel = "N", description = "Take only the first N pictures of each folder.")
    private int limit = Integer.MAX_VALUE;

    @Option(names = "--json", paramLabel = "OUT", description = "Write the figures to this file, as JSON.")
    private Path json;

    @Option(names = "--device", paramLabel = "auto|cpu|gpu", defaultValue = "auto", description = "Where to run the networks.")
    private String device;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        final PrintWriter out = spec.commandLine().getOut();
        final JsonArray results = new JsonArray();
        try (LegibleTextReader legible = LegibleTextReader.open(detector, recogniser, onePass ? Decoding.ONE_PASS : Decoding.REFINED,
                Device.of(device)); TesseractReader tesseract = TesseractReader.open()) {
            final TextMeasure measure = new TextMeasure(legible, tesseract, Math.max(1, runs));
            out.println(HEADING);
            for (final Path folder : folders) {
                final ImageSet set = ImageSet.of(folder, limit);
                final TextTally sum = new TextTally();
                for (final Path file : set.files()) {
                    final TextTally tally = measure.measure(file);
                    sum.add(tally);
                    out.println(row(file.getFileName().toString(), tally));
                    out.flush();
                }
                out.println(row(set.name(), sum));
                results.add(object(set.name(), sum));
            }
        }
        out.flush();
        if (json != null) {
            write(results);
        }
        return 0;
    }

    private static String row(final String name, final TextTally tally) {
        return String.format(Locale.ROOT, "%-32s %6d %7.3f %7.3f %6d %7.3f %7.3f %7.2f %7.3f %7.3f %7.0f", name, tally.sureWords,
            tally.recallByWords(), tally.recallByLines(), tally.boxes, tally.precision(), tally.precisionByTesseract(),
            tally.falseBoxesPerPicture(), tally.wordAccuracy(), tally.secondsPerMegapixel(), tally.wordsPerSecond());
    }

    private static JsonObject object(final String name, final TextTally tally) {
        final JsonObject object = new JsonObject();
        object.addProperty("set", name);
        object.add("counts", new GsonBuilder().create().toJsonTree(tally));
        add(object, "recallByWords", tally.recallByWords());
        add(object, "recallByLines", tally.recallByLines());
        add(object, "precision", tally.precision());
        add(object, "precisionByTesseract", tally.precisionByTesseract());
        add(object, "falseBoxesPerPicture", tally.falseBoxesPerPicture());
        add(object, "wordAccuracy", tally.wordAccuracy());
        add(object, "secondsPerMegapixel", tally.secondsPerMegapixel());
        add(object, "wordsPerSecond", tally.wordsPerSecond());
        return object;
    }

    /** JSON has no number for what cannot be computed. */
    private static void add(final JsonObject object, final String key, final double value) {
        if (Double.isFinite(value)) {
            object.addProperty(key, value);
        }
    }

    private void write(final JsonArray results) throws IOException {
        try (PendingFile pending = PendingFile.create(json)) {
            Files.writeString(pending.path(), new GsonBuilder().setPrettyPrinting().create().toJson(results) + System.lineSeparator());
            pending.commit();
        }
    }
}
