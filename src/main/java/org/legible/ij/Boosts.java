package org.legible.ij;

import ij.ImagePlus;
import ij.gui.Roi;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import org.legible.bundle.ModelBundle;
import org.legible.codec.PlaneReader;
import org.legible.codec.Progress;
import org.legible.codec.QualityMap;
import org.legible.engine.Device;
import org.legible.format.ImageLayout;

/**
 * All that gives an image another quality somewhere. Where two sources meet the higher quality counts.
 *
 * @param text    where text was found
 * @param regions what a person wants
 * @param areas   the regions that this means
 */
public record Boosts(TextBoost text, RegionBoost regions, List<Roi> areas) {

    /** Keeps a copy of the list. */
    public Boosts {
        areas = List.copyOf(areas);
    }

    /**
     * Finds out where the quality of an image is to be another.
     *
     * @param image    as a person sees it, with selection and overlay
     * @param planes   its planes
     * @param handling what is done about text
     * @param regions  what a person wants
     * @param device   where to run the text detector
     * @param progress can end it
     * @throws org.legible.format.LegibleException when a choice is wrong or does not fit the image, or the detector does not start
     * @throws java.util.concurrent.CancellationException when {@code progress} ended it
     */
    public static Boosts find(final ImagePlus image, final PlaneReader planes, final TextHandling handling, final RegionBoost regions,
            final Device device, final Progress progress) throws IOException {
        // What needs no work is checked first.
        final List<Roi> areas = regions.areas(image);
        return new Boosts(TextBoost.find(image, planes, handling, device, progress), regions, areas);
    }

    /**
     * The quality map.
     *
     * @param layout of the image
     * @param bundle that will encode it
     * @return empty where the quality is the same everywhere
     */
    public Optional<QualityMap> map(final ImageLayout layout, final ModelBundle bundle) {
        return map(layout, bundle, 0, 0);
    }

    /** The quality map of a part of the image; {@code text} holds the lines of the part, {@code areas} are those of the whole. */
    Optional<QualityMap> map(final ImageLayout part, final ModelBundle bundle, final int x, final int y) {
        if (text.isEmpty() && areas.isEmpty()) {
            return Optional.empty();
        }
        final QualityMap map = new QualityMap(part, bundle);
        text.apply(map);
        regions.raise(areas, map, x, y);
        return Optional.of(map);
    }
}
