package org.legible.ij;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.plugin.frame.RoiManager;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.legible.format.LegibleException;
import org.legible.text.Box;
import org.legible.text.TextRegion;

/**
 * Shows where text is: one rectangle for each region, named after what it says. Its colour tells the confidence, in colours that
 * people see apart whatever their colour vision (Okabe and Ito): blue from 80 on, orange from 50 on, vermilion below and where nothing
 * could be read. Each rectangle has the properties {@code legible.text}, {@code legible.confidence}, {@code legible.engine},
 * {@code legible.level} and {@code legible.line}.
 */
public final class TextOverlay {

    private static final Color SURE = new Color(0, 114, 178);
    private static final Color LIKELY = new Color(230, 159, 0);
    private static final Color UNSURE = new Color(213, 94, 0);
    private static final double SURE_FROM = 80;
    private static final double LIKELY_FROM = 50;

    private static final String ENGINE = "legible.engine";
    private static final int LONGEST_NAME = 60;

    private TextOverlay() {
    }

    /** The colour of a region's outline. */
    public static Color colourOf(final TextRegion region) {
        if (region.text().isEmpty() || region.confidence() < LIKELY_FROM) {
            return UNSURE;
        }
        return region.confidence() < SURE_FROM ? LIKELY : SURE;
    }

    /**
     * Puts the regions on the image's overlay, each on its plane. Those of an earlier run on the same planes make place; whatever else
     * is on the overlay stays.
     *
     * @param labels whether what the regions say is shown as well
     */
    static void show(final FoundText found, final boolean labels) throws LegibleException {
        final ImagePlus image = found.image();
        final DisplayedPlanes planes = new DisplayedPlanes(image);
        final Overlay overlay = image.getOverlay() == null ? new Overlay() : image.getOverlay();
        for (final Roi roi : overlay.toArray()) {
            if (roi.getProperty(ENGINE) != null && found.planes().stream().anyMatch(plane -> planes.isTied(roi, plane.index()))) {
                overlay.remove(roi);
            }
        }
        // Labels are a setting of the whole overlay: somebody else's are not switched off.
        if (labels || overlay.size() == 0) {
            overlay.drawLabels(labels);
            overlay.drawNames(labels);
            overlay.drawBackgrounds(labels);
        }
        rois(found).forEach(overlay::add);
        image.setOverlay(overlay);
    }

    /**
     * Adds the regions to the ROI Manager, which needs a window; what is there stays.
     *
     * @throws LegibleException when the image has no pixels any more
     */
    static void addToManager(final FoundText found) throws LegibleException {
        final RoiManager manager = RoiManager.getRoiManager();
        for (final Roi roi : rois(found)) {
            manager.addRoi(roi);
        }
    }

    private static List<Roi> rois(final FoundText found) throws LegibleException {
        final DisplayedPlanes planes = new DisplayedPlanes(found.image());
        final List<Roi> rois = new ArrayList<>();
        for (final FoundText.Plane plane : found.planes()) {
            for (final TextRegion region : plane.regions()) {
                final Roi roi = roi(region, found, rois.size() + 1);
                planes.tie(roi, plane.index());
                rois.add(roi);
            }
        }
        return rois;
    }

    private static Roi roi(final TextRegion region, final FoundText found, final int number) {
        final Box box = region.box();
        final Roi roi = new Roi(box.x(), box.y(), box.width(), box.height());
        roi.setName(name(region, number));
        roi.setStrokeColor(colourOf(region));
        roi.setProperty("legible.text", region.text());
        roi.setProperty("legible.confidence", String.format(Locale.ROOT, "%.1f", region.confidence()));
        roi.setProperty(ENGINE, found.engine());
        roi.setProperty("legible.level", found.level());
        roi.setProperty("legible.line", Integer.toString(region.line() + 1));
        return roi;
    }

    private static String name(final TextRegion region, final int number) {
        final String text = region.text();
        if (text.isEmpty()) {
            return "text " + number;
        }
        return text.length() <= LONGEST_NAME ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST_NAME / 2)) + "…";
    }
}
