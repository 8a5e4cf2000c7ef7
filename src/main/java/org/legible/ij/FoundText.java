package org.legible.ij;

import ij.ImagePlus;

import java.util.List;
import java.util.function.Predicate;

import org.legible.text.TextRegion;

/**
 * The text that was found in an image.
 *
 * @param image   that was looked at; without pixels where the text came with a file that was not decoded
 * @param engine  that read it, {@code legible} or {@code tesseract}; {@code stored (…)} with such a name where the text came with a file
 * @param level   what a region is, {@code words} or {@code lines}
 * @param minimum least confidence of the regions, 0 to 100
 * @param planes  those that were looked at
 */
public record FoundText(ImagePlus image, String engine, String level, double minimum, List<Plane> planes) {

    private static final String STORED_PREFIX = TextOptions.STORED + " (";

    /** Keeps a copy of the list. */
    public FoundText {
        planes = List.copyOf(planes);
    }

    /**
     * The text of one plane.
     *
     * @param index   number of the plane in the stack, from 1; the first channel's where the channels are shown as one picture
     * @param regions in reading order
     */
    public record Plane(int index, List<TextRegion> regions) {

        /** Keeps a copy of the list. */
        public Plane {
            regions = List.copyOf(regions);
        }
    }

    /**
     * A part of what was found.
     *
     * @param wanted which regions to keep
     */
    public FoundText only(final Predicate<TextRegion> wanted) {
        return new FoundText(image, engine, level, minimum,
            planes.stream().map(plane -> new Plane(plane.index(), plane.regions().stream().filter(wanted).toList())).toList());
    }

    /** What {@code engine} is for text that came with a file. */
    static String stored(final String reader) {
        return STORED_PREFIX + reader + ")";
    }

    /** Who read the text, be it now or before it was stored. */
    static String readerOf(final String engine) {
        return engine.startsWith(STORED_PREFIX) ? engine.substring(STORED_PREFIX.length(), engine.length() - 1) : engine;
    }

    /** @return number of regions on all planes */
    public int count() {
        return planes.stream().mapToInt(plane -> plane.regions().size()).sum();
    }

    /** @return one sentence for the person */
    public String summary() {
        final String unit = count() == 1 ? level.substring(0, level.length() - 1) : level;
        final String source = engine.startsWith(STORED_PREFIX) ? " stored in the file, read by " : " found by ";
        return count() + " " + unit + source + readerOf(engine) + (planes.size() == 1 ? "" : " on " + planes.size() + " planes");
    }
}
