package org.legible.ij;

import java.util.Locale;

import org.legible.engine.Device;
import org.legible.format.LegibleException;

/**
 * What a person chooses when the coding of an image is shown. The component names are the keys of macro calls and must not change.
 *
 * @param planes  {@code current} or {@code all}
 * @param lifted  whether lifted text and lines are shown
 * @param tiles   whether the tiles are shown, with their bits
 * @param quality whether the quality map is shown, where the file has one
 * @param model   name or path of the model bundle to decode with; empty for the one that the file names
 * @param device  {@code auto}, {@code cpu} or {@code gpu}
 */
public record CodingMapOptions(String planes, boolean lifted, boolean tiles, boolean quality, String model, String device) {

    /** What is used where nothing is asked for. */
    public static final CodingMapOptions DEFAULT = new CodingMapOptions("current", true, true, true, "", Device.AUTO.toString());

    /**
     * Checks each component, as neither ImageJ nor SciJava keeps a macro to the choices of a dialog.
     *
     * @throws LegibleException naming the first one that is wrong
     */
    public void check() throws LegibleException {
        allPlanes();
        Device.of(device == null ? "" : device);
    }

    /** Whether all planes are shown. */
    boolean allPlanes() throws LegibleException {
        final String given = planes == null ? "" : planes.strip().toLowerCase(Locale.ROOT);
        if (!given.equals("current") && !given.equals("all")) {
            throw new LegibleException("planes is \"" + given + "\": choose current or all.");
        }
        return given.equals("all");
    }
}
