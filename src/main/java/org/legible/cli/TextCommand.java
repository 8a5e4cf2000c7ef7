package org.legible.cli;

import ij.ImagePlus;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.legible.bundle.Bundles;
import org.legible.codec.Progress;
import org.legible.format.LegibleException;
import org.legible.format.LgbFile;
import org.legible.ij.DecodeJob;
import org.legible.ij.FoundText;
import org.legible.ij.ImageFiles;
import org.legible.ij.StoredText;
import org.legible.ij.TextJob;
import org.legible.ij.TextJson;
import org.legible.ij.TextOptions;
import org.legible.ij.TextPicture;
import org.legible.text.Box;
import org.legible.text.TextRegion;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code legible text IN...}: where the text of images is and what it says. */
@Command(name = "text", description = "Shows where the text of an image is and what it says: one region a line, with tabs between"
    + " plane, x, y, width, height, confidence (0 to 100), line and text; with several images the file comes first. The text that a .lgb"
    + " file holds (encode --keep-text) is shown without decoding it.")
final class TextCommand implements Callable<Integer> {

    @Parameters(index = "0..*", arity = "1..*", paramLabel = "IN", description = "Images to read; of a stack all planes are read.")
    private List<Path> in;

    @Option(names = "--engine", paramLabel = "legible|tesseract|stored",
        description = "Who finds and reads: Legible's own networks, or Tesseract; stored: nobody, the text came with the file."
            + " Default: stored for .lgb files, else legible.")
    private String engine;

    @Option(names = "--find", paramLabel = "TEXT", description = "Show only regions that say this, in whatever case of letters.")
    private String wanted;

    @Option(names = "--level", paramLabel = "words|lines", defaultValue = "words", description = "What a region is.")
    private String level;

    @Option(names = "--min-confidence", paramLabel = "N", defaultValue = "0", description = "Leave out words of a lower confidence.")
    private double minConfidence;

    @Option(names = "--json", paramLabel = "OUT", description = "Write the regions to this file, as JSON.")
    private Path json;

    @Option(names = "--overlay", paramLabel = "OUT.png|OUT.tif",
        description = "Write the image with the regions: drawn into a PNG, or as ImageJ's overlay of a TIFF.")
    private Path overlay;

    @Option(names = "--detector", paramLabel = "NAME|FOLDER", defaultValue = Bundles.DEFAULT_DETECTOR,
        description = "Text detector: a name inside the program, or a bundle's folder or zip file.")
    private String detector;

    @Option(names = "--recogniser", paramLabel = "NAME|FOLDER", defaultValue = Bundles.DEFAULT_RECOGNISER,
        description = "Word recogniser: a name inside the program, or a bundle's folder or zip file.")
    private String recogniser;

    @Option(names = "--tessdata", paramLabel = "FOLDER", defaultValue = "", description = "Tesseract's trained data, where it is not to"
        + " be the one inside the program.")
    private String tessdata;

    @Option(names = "--language", paramLabel = "NAME", defaultValue = "eng", description = "Tesseract's language, such as eng or deu+eng.")
    private String language;

    @Option(names = "--device", paramLabel = "auto|cpu|gpu", defaultValue = "auto", description = "Where to run the networks.")
    private String device;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return Failure.guarded(this::read);
    }

    private int read() throws IOException {
        options(TextOptions.LEGIBLE).check();
        if (json != null) {
            OutputFile.requirePlace(json);
        }
        if (overlay != null) {
            ImageFiles.requireKnownSuffix(overlay);
            OutputFile.requirePlace(overlay);
        }
        if (in.size() == 1) {
            read(in.get(0));
            return 0;
        }
        if (json != null || overlay != null) {
            throw new LegibleException("--json and --overlay are for one image, and there are " + in.size() + ": leave them out.");
        }
        int failures = 0;
        for (final Path file : in) {
            // Those that can be read are not to be missed for one that cannot.
            try {
                read(file);
            } catch (final IOException e) {
                spec.commandLine().getErr().println(Failure.sentence(e));
                spec.commandLine().getErr().flush();
                failures++;
            }
        }
        return failures == 0 ? 0 : 1;
    }

    private void read(final Path file) throws IOException {
        final boolean legible = LgbFile.isLgb(file);
        final TextOptions options = options(legible ? TextOptions.STORED : TextOptions.LEGIBLE);
        if (legible && options.usesStored() && overlay == null) {
            try (LgbFile stored = LgbFile.open(file)) {
                show(StoredText.of(stored, options).only(this::isWanted), file);
            }
            return;
        }
        final ImagePlus image = legible ? DecodeJob.run(file.toFile(), "", device, Progress.NONE).image() : ImageFiles.open(file);
        final FoundText found = TextJob.find(image, options, Progress.NONE).only(this::isWanted);
        if (overlay != null) {
            TextPicture.write(found, overlay);
        }
        show(found, file);
    }

    private TextOptions options(final String usual) throws LegibleException {
        return new TextOptions(engine == null ? usual : engine, level, confidence(), TextOptions.ALL, false, false, null, detector, recogniser,
            tessdata, language, device);
    }

    private boolean isWanted(final TextRegion region) {
        return wanted == null || folded(region.text()).contains(folded(wanted));
    }

    private static String folded(final String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    }

    private double confidence() throws LegibleException {
        if (!(minConfidence >= 0 && minConfidence <= 100)) {
            throw new LegibleException("--min-confidence is " + minConfidence + ": choose a number from 0 to 100.");
        }
        return minConfidence;
    }

    private void show(final FoundText found, final Path file) throws IOException {
        if (json != null) {
            TextJson.write(found, json);
        }
        final PrintWriter writer = spec.commandLine().getOut();
        for (final FoundText.Plane plane : found.planes()) {
            for (final TextRegion region : plane.regions()) {
                final Box box = region.box();
                // A file of a stranger can hold what a terminal would take for a command.
                writer.printf(Locale.ROOT, "%s%d\t%d\t%d\t%d\t%d\t%.0f\t%d\t%s%n", in.size() == 1 ? "" : file + "\t", plane.index(), box.x(),
                    box.y(), box.width(), box.height(), region.confidence(), region.line() + 1, region.text().replaceAll("\\p{Cntrl}", "?"));
            }
        }
        writer.flush();
    }
}
