package org.legible.ij;

import ij.ImagePlus;

import java.util.List;

import org.legible.text.TextRegion;

/**
 * The text that was found in an image.
 *
 * @param image   that was looked at
 * @param engine  that read it, {@code legible} or {@code tesseract}
 * @param level   what a region is, {@code words} or {@code lines}
 * @param minimum least confidence of the regions, 0 to 100
 * @param planes  those that were looked at
 */
public record FoundText(ImagePlus image, String engine, String level, double minimum, List<Plane> planes) {

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

    /** @return number of regions on all planes */
    public int count() {
        return planes.stream().mapToInt(plane -> plane.regions().size()).sum();
    }

    /** @return one sentence for the person */
    public String summary() {
        final String unit = count() == 1 ? level.substring(0, level.length() - 1) : level;
        return count() + " " + unit + " found by " + engine + (planes.size() == 1 ? "" : " on " + planes.size() + " planes");
    }
}
