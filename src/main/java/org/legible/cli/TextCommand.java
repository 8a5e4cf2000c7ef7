package org.legible.cli;

import ij.ImagePlus;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.legible.bundle.Bundles;
import org.legible.codec.Progress;
import org.legible.format.LegibleException;
import org.legible.ij.FoundText;
import org.legible.ij.ImageFiles;
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

/** {@code legible text IN}: where the text of an image is and what it says. */
@Command(name = "text", description = "Shows where the text of an image is and what it says: one region a line, with tabs between"
    + " plane, x, y, width, height, confidence (0 to 100), line and text.")
final class TextCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "IN", description = "Image to read; of a stack all planes are read.")
    private Path in;

    @Option(names = "--engine", paramLabel = "legible|tesseract", defaultValue = "legible",
        description = "Who finds and reads: Legible's own networks, or Tesseract.")
    private String engine;

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
        final TextOptions options = new TextOptions(engine, level, confidence(), "all", false, false, null, detector, recogniser, tessdata,
            language, device);
        if (json != null) {
            OutputFile.requirePlace(json);
        }
        if (overlay != null) {
            ImageFiles.requireKnownSuffix(overlay);
            OutputFile.requirePlace(overlay);
        }
        final ImagePlus image = ImageFiles.open(in);
        final FoundText found = TextJob.find(image, options, Progress.NONE);
        if (json != null) {
            TextJson.write(found, json);
        }
        if (overlay != null) {
            TextPicture.write(found, overlay);
        }
        print(found);
        return 0;
    }

    private double confidence() throws LegibleException {
        if (!(minConfidence >= 0 && minConfidence <= 100)) {
            throw new LegibleException("--min-confidence is " + minConfidence + ": choose a number from 0 to 100.");
        }
        return minConfidence;
    }

    private void print(final FoundText found) {
        final PrintWriter writer = spec.commandLine().getOut();
        for (final FoundText.Plane plane : found.planes()) {
            for (final TextRegion region : plane.regions()) {
                final Box box = region.box();
                writer.printf(Locale.ROOT, "%d\t%d\t%d\t%d\t%d\t%.0f\t%d\t%s%n", plane.index(), box.x(), box.y(), box.width(), box.height(),
                    region.confidence(), region.line() + 1, region.text());
            }
        }
        writer.flush();
    }
}
