package org.legible.compare;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

import org.legible.format.LegibleException;
import org.legible.format.PendingFile;
import org.legible.quality.bd.Metric;

/**
 * A folder for the results: {@code points.csv} (averages), {@code bd.csv} (differences from the anchor), {@code images.csv} (every
 * measurement), {@code comparison.json} (all of these) and {@code summary.md}; plots are put beside them by whoever draws them.
 */
public final class ComparisonFolder {

    private static final Gson GSON = new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().serializeNulls().create();

    private final Path folder;

    private ComparisonFolder(final Path folder) {
        this.folder = folder;
    }

    /**
     * Makes the folder unless it is there.
     *
     * @throws LegibleException when it is a file, cannot be made or cannot be written to
     */
    public static ComparisonFolder at(final Path folder) throws LegibleException {
        if (Files.exists(folder) && !Files.isDirectory(folder)) {
            throw new LegibleException(folder + " is not a folder: name one for the results.");
        }
        try {
            Files.createDirectories(folder);
        } catch (final IOException e) {
            throw LegibleException.of("The folder " + folder + " cannot be made", e);
        }
        if (!Files.isWritable(folder)) {
            throw new LegibleException("The folder " + folder + " does not allow writing: choose another one for the results.");
        }
        return new ComparisonFolder(folder);
    }

    /** @return where it is */
    public Path path() {
        return folder;
    }

    /** @return the file for the plot of a metric: {@code psnr.png}, {@code ms-ssim.png}, {@code cer.png} or {@code wer.png} */
    public Path plot(final Metric metric) {
        return folder.resolve(metric.label().toLowerCase(Locale.ROOT) + ".png");
    }

    /**
     * Writes the files, replacing those that are there. Each appears when it is complete.
     *
     * @throws LegibleException when that fails
     */
    public void write(final ComparisonReport report) throws LegibleException {
        write("points.csv", report.points().csv());
        write("bd.csv", report.bd().csv());
        write("images.csv", report.images().csv());
        write("comparison.json", GSON.toJson(json(report)) + "\n");
        write("summary.md", new ComparisonPage(report, this).toString());
    }

    private static JsonObject json(final ComparisonReport report) {
        final JsonObject object = new JsonObject();
        object.addProperty("anchor", report.anchor());
        object.addProperty("cancelled", report.cancelled());
        object.add("codecs", array(report.averages().codecs()));
        object.add("images", array(report.averages().images()));
        object.add("notes", array(report.notes()));
        object.add("points", report.points().json());
        object.add("bd", report.bd().json());
        object.add("measurements", report.images().json());
        return object;
    }

    private static JsonArray array(final Collection<String> texts) {
        final JsonArray array = new JsonArray();
        List.copyOf(texts).forEach(array::add);
        return array;
    }

    private void write(final String name, final String text) throws LegibleException {
        final Path file = folder.resolve(name);
        try (PendingFile pending = PendingFile.create(file)) {
            Files.writeString(pending.path(), text);
            pending.commit();
        } catch (final IOException e) {
            throw LegibleException.of(file + " cannot be written", e);
        }
    }
}
