package org.legible.ij;

import ij.ImagePlus;

import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.legible.codec.Progress;
import org.legible.engine.Decoding;
import org.legible.engine.LegibleTextReader;
import org.legible.format.LegibleException;
import org.legible.ocr.Tessdata;
import org.legible.ocr.TesseractReader;
import org.legible.text.ReadingProgress;
import org.legible.text.TextLines;
import org.legible.text.TextReader;
import org.legible.text.TextRegion;

/** Finds and reads the text of an image. */
public final class TextJob {

    /** Steps of progress in each plane. */
    private static final int STEPS = 100;

    private TextJob() {
    }

    /**
     * Finds and reads text and shows it: on the image's overlay and in a table, and in the ROI Manager and a JSON file where that is
     * asked for. An image that comes from a file is not shown.
     *
     * @param request  what to do
     * @param progress hears how far it is and can end it
     * @return what was found
     * @throws LegibleException when an option is wrong, there is no image or the engine fails
     * @throws CancellationException when {@code progress} ended it
     */
    public static FoundText run(final TextRequest request, final Progress progress) throws IOException {
        final TextOptions options = request.options();
        options.check();
        if (options.roimanager() && GraphicsEnvironment.isHeadless()) {
            throw new LegibleException("roimanager needs a window, and there is none: leave it out; the overlay has the same regions.");
        }
        final Path json = options.json() == null ? null : options.json().toPath();
        if (json != null) {
            requirePlace(json);
        }
        final FoundText found = find(request.open(progress), options, progress);
        TextOverlay.show(found, options.labels());
        TextTable.show(found);
        if (options.roimanager()) {
            TextOverlay.addToManager(found);
        }
        if (json != null) {
            TextJson.write(found, json);
        }
        return found;
    }

    /** Said before the work, not after it. */
    private static void requirePlace(final Path json) throws LegibleException {
        final Path folder = json.toAbsolutePath().getParent();
        if (Files.isDirectory(json) || folder == null || !Files.isDirectory(folder)) {
            throw new LegibleException("json is " + json + ", which cannot be written: give the path of a file in a folder that exists.");
        }
    }

    /**
     * Finds and reads text; nothing is shown or written.
     *
     * @param image    any image of a supported type
     * @param options  what the person chose
     * @param progress hears how far it is and can end it
     * @throws LegibleException as for {@link #run}
     * @throws CancellationException when {@code progress} ended it
     */
    public static FoundText find(final ImagePlus image, final TextOptions options, final Progress progress) throws IOException {
        options.check();
        if (options.usesStored()) {
            ImageTypes.layoutOf(image);
            return StoredText.find(image, options);
        }
        final DisplayedPlanes pictures = new DisplayedPlanes(image);
        final List<Integer> indices = options.allPlanes() ? pictures.all() : List.of(pictures.current());
        final List<FoundText.Plane> planes = new ArrayList<>();
        try (TextReader reader = open(options)) {
            for (final int index : indices) {
                final ReadingProgress within = plane(planes.size(), indices.size(), progress);
                planes.add(new FoundText.Plane(index, wanted(reader.words(pictures.picture(index), within), options)));
                within.done(1);
            }
            return new FoundText(image, reader.engine(), options.asLines() ? TextOptions.LINES : TextOptions.WORDS, options.minconfidence(), planes);
        }
    }

    /** The part of a plane in the progress of all. */
    private static ReadingProgress plane(final int number, final int count, final Progress progress) {
        return share -> {
            if (progress.cancelled()) {
                throw new CancellationException("Reading text was cancelled.");
            }
            progress.update((long) (STEPS * (number + share)), (long) STEPS * count, "Reading text");
        };
    }

    /** Words are left out before they are joined, so that a line says nothing unsure. */
    private static List<TextRegion> wanted(final List<TextRegion> words, final TextOptions options) throws LegibleException {
        final List<TextRegion> sure = words.stream().filter(word -> word.confidence() >= options.minconfidence()).toList();
        return options.asLines() ? TextLines.of(sure) : sure;
    }

    private static TextReader open(final TextOptions options) throws IOException {
        if (options.usesTesseract()) {
            return TesseractReader.open(Tessdata.of(tessdata(options), options.language()));
        }
        return LegibleTextReader.open(options.detector(), options.recogniser(), Decoding.REFINED, options.where());
    }

    private static Optional<Path> tessdata(final TextOptions options) throws LegibleException {
        if (options.tessdata() == null || options.tessdata().isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Path.of(options.tessdata().strip()));
        } catch (final InvalidPathException e) {
            throw new LegibleException("tessdata is \"" + options.tessdata() + "\", which is no path: give that of a folder.", e);
        }
    }
}
