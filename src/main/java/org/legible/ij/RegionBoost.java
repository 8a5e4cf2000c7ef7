package org.legible.ij;

import ij.ImagePlus;
import ij.gui.Roi;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.legible.codec.QualityMap;
import org.legible.format.LegibleException;

/**
 * Where a person wants a higher quality, as a source of an image's quality map. The component names are the keys of macro calls and must
 * not change.
 *
 * @param selectionboost quality steps added inside the regions, 1 to 100; 0 for none
 * @param boostregions   which regions these are: {@code selection}, {@code overlay} or {@code both}. In a stack those of the overlay
 *                       count for every plane, as a file has one map
 */
public record RegionBoost(int selectionboost, String boostregions) {

    /** The values of {@code boostregions}. */
    public static final String SELECTION = "selection", OVERLAY = "overlay", BOTH = "both";

    /** Quality steps where regions are given and no steps. */
    public static final int DEFAULT_STEPS = 15;

    /** What is used where nothing is asked for. */
    public static final RegionBoost NONE = new RegionBoost(0, SELECTION);

    private static final int MOST_STEPS = 100;

    /** Takes the choice in any case of letters. */
    public RegionBoost {
        boostregions = boostregions == null ? "" : boostregions.strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Checks each component.
     *
     * @throws LegibleException naming the first one that is wrong
     */
    public void check() throws LegibleException {
        if (selectionboost < 0 || selectionboost > MOST_STEPS) {
            throw new LegibleException("selectionboost is " + selectionboost + ": choose a number from 1 to 100, or 0 for none.");
        }
        if (!List.of(SELECTION, OVERLAY, BOTH).contains(boostregions)) {
            throw new LegibleException("boostregions is \"" + boostregions + "\": choose selection, overlay or both.");
        }
    }

    /**
     * The regions of an image that are to be raised; none where there are no steps.
     *
     * @param image with a selection or an overlay
     * @return areas, in pixels; lines and points do not count
     * @throws LegibleException when a component is wrong, or there are steps and no areas
     */
    public List<Roi> areas(final ImagePlus image) throws LegibleException {
        check();
        final List<Roi> areas = new ArrayList<>();
        if (selectionboost == 0) {
            return areas;
        }
        if (!boostregions.equals(OVERLAY) && image.getRoi() != null) {
            areas.add(image.getRoi());
        }
        if (!boostregions.equals(SELECTION) && image.getOverlay() != null) {
            areas.addAll(List.of(image.getOverlay().toArray()));
        }
        areas.removeIf(area -> !area.isArea());
        if (areas.isEmpty()) {
            throw new LegibleException(ImageTypes.nameOf(image) + switch (boostregions) {
                case OVERLAY -> " has no areas on its overlay, and selectionboost is for these with boostregions=overlay: add some,";
                case BOTH -> " has no area selected and none on its overlay, and selectionboost is for these: select one,";
                default -> " has no area selected, and selectionboost is for the selected area: select one,";
            } + " or set selectionboost to 0.");
        }
        return areas;
    }

    /**
     * Raises the quality inside areas.
     *
     * @param areas as {@link #areas} gives them
     * @param map   of the image, or of a part of it
     * @param x     column of the image where the part starts; 0 for the whole
     * @param y     row where it starts
     */
    void raise(final List<Roi> areas, final QualityMap map, final int x, final int y) {
        for (final Roi area : areas) {
            final Rectangle bounds = area.getBounds();
            bounds.translate(-x, -y);
            if (area.getType() == Roi.RECTANGLE && area.getCornerDiameter() == 0) {
                map.raise(bounds, selectionboost);
            } else {
                map.raise(bounds, (column, row) -> area.contains(column + x, row + y), selectionboost);
            }
        }
    }
}
