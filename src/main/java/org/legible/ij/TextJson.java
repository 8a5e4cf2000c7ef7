package org.legible.ij;

import ij.measure.Calibration;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.legible.format.LegibleException;
import org.legible.format.PendingFile;
import org.legible.text.TextRegion;

/**
 * The regions as JSON: an object with facts of the image and of the search, and {@code regions}, a list of objects with
 * {@code plane} (from 1), {@code x}, {@code y}, {@code width}, {@code height} in pixels, {@code text}, {@code confidence} (0 to 100)
 * and {@code line} (from 1, on each plane).
 */
public final class TextJson {

    private TextJson() {
    }

    /**
     * The regions.
     *
     * @param found what was found
     */
    public static JsonObject of(final FoundText found) {
        final JsonObject object = new JsonObject();
        final Calibration calibration = found.image().getCalibration();
        object.addProperty("image", found.image().getTitle());
        object.addProperty("width", found.image().getWidth());
        object.addProperty("height", found.image().getHeight());
        object.addProperty("planes", found.image().getStackSize());
        object.addProperty("pixelWidth", calibration.pixelWidth);
        object.addProperty("pixelHeight", calibration.pixelHeight);
        object.addProperty("unit", calibration.getUnits());
        object.addProperty("engine", found.engine());
        object.addProperty("level", found.level());
        object.addProperty("minConfidence", found.minimum());
        final JsonArray regions = new JsonArray();
        for (final FoundText.Plane plane : found.planes()) {
            plane.regions().forEach(region -> regions.add(region(plane.index(), region)));
        }
        object.add("regions", regions);
        return object;
    }

    private static JsonObject region(final int plane, final TextRegion region) {
        final JsonObject object = new JsonObject();
        object.addProperty("plane", plane);
        object.addProperty("x", region.box().x());
        object.addProperty("y", region.box().y());
        object.addProperty("width", region.box().width());
        object.addProperty("height", region.box().height());
        object.addProperty("text", region.text());
        object.addProperty("confidence", region.confidence());
        object.addProperty("line", region.line() + 1);
        return object;
    }

    /**
     * Writes the regions to a file, which appears when it is complete.
     *
     * @param path of the file; one that is there is replaced
     * @throws LegibleException when it cannot be written
     */
    public static void write(final FoundText found, final Path path) throws LegibleException {
        try (PendingFile pending = PendingFile.create(path)) {
            final String json = new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create().toJson(of(found));
            Files.writeString(pending.path(), json + System.lineSeparator());
            pending.commit();
        } catch (final IOException e) {
            throw LegibleException.of(path + " cannot be written", e);
        }
    }
}
