package org.legible.ij;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import ij.ImagePlus;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.legible.format.LegibleException;
import org.legible.format.LgbFormat;

/**
 * What ImageJ knows about an image besides its pixels, as a JSON object: title, slice labels, info and properties; calibration;
 * display ranges, LUTs, composite mode and position; selection and overlay. Where the image's file lay is not among it.
 *
 * <p>Fields that are not known are ignored. A section that cannot be read is left out with a warning: pixels never depend on it.</p>
 */
public final class ImageMetadata {

    // The display comes after the texts and the calibration: making a display range effective needs the final calibration.
    private static final List<MetadataSection> SECTIONS =
        List.of(new TextSection(), new CalibrationSection(), new DisplaySection(), new RegionSection());

    private ImageMetadata() {
    }

    /**
     * Takes an image's metadata.
     *
     * @param image the image; it is not changed
     * @return a JSON object as UTF-8, at most {@link LgbFormat#MAX_METADATA_BYTES} bytes
     * @throws LegibleException when the metadata is larger than a file can hold
     */
    public static byte[] capture(final ImagePlus image) throws LegibleException {
        final JsonObject json = new JsonObject();
        for (final MetadataSection section : SECTIONS) {
            final JsonObject fields = new JsonObject();
            section.capture(image, fields);
            if (fields.size() > 0) {
                json.add(section.name(), fields);
            }
        }
        final byte[] bytes = new Gson().toJson(json).getBytes(StandardCharsets.UTF_8);
        if (bytes.length > LgbFormat.MAX_METADATA_BYTES) {
            throw new LegibleException(ImageTypes.nameOf(image) + " has " + (bytes.length >> 20)
                + " MiB of labels, info and overlay, more than the " + (LgbFormat.MAX_METADATA_BYTES >> 20)
                + " MiB a Legible file can hold: remove the overlay or the info first.");
        }
        return bytes;
    }

    /**
     * Gives an image the metadata of another.
     *
     * @param json  what {@link #capture} returned, or what a file holds in its place
     * @param image the image to change; its size, planes and type stay as they are
     * @return plain sentences about what could not be read; empty if all could
     */
    public static List<String> restore(final byte[] json, final ImagePlus image) {
        final List<String> warnings = new ArrayList<>();
        final JsonObject object;
        try {
            object = JsonParser.parseString(new String(json, StandardCharsets.UTF_8)).getAsJsonObject();
        } catch (final JsonParseException | IllegalStateException e) {
            warnings.add("The file's metadata cannot be read, so calibration, labels and overlay are missing.");
            return warnings;
        }
        for (final MetadataSection section : SECTIONS) {
            final JsonElement fields = object.get(section.name());
            if (fields != null) {
                restore(section, fields, image, warnings);
            }
        }
        return warnings;
    }

    private static void restore(final MetadataSection section, final JsonElement fields, final ImagePlus image,
            final List<String> warnings) {
        try {
            section.restore(fields.getAsJsonObject(), image);
        } catch (final RuntimeException | OutOfMemoryError e) {
            // What a stranger wrote can go wrong anywhere in ImageJ, whose decoders allocate whatever size they read;
            // it must not cost the pixels.
            warnings.add("A part of the file's metadata (" + section.name() + ") makes no sense and was left out.");
        }
    }
}
