package org.legible.ij;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;

import java.awt.Color;
import java.util.List;

import org.legible.codec.DamagedTile;

/** Shows where a file was damaged: one outlined rectangle for every tile that could not be read. */
public final class DamageOverlay {

    private static final Color OUTLINE = Color.RED;
    private static final double OUTLINE_WIDTH = 2;

    private DamageOverlay() {
    }

    /**
     * Adds a rectangle named "damaged tile …" to the image's overlay for each of the tiles, on the plane it belongs to.
     * The overlay is switched on if there is any.
     *
     * @param image the decoded image
     * @param tiles the tiles that could not be read
     */
    public static void add(final ImagePlus image, final List<DamagedTile> tiles) {
        if (tiles.isEmpty()) {
            return;
        }
        final Overlay overlay = image.getOverlay() == null ? new Overlay() : image.getOverlay();
        for (final DamagedTile tile : tiles) {
            overlay.add(outline(image, tile));
        }
        image.setOverlay(overlay);
    }

    private static Roi outline(final ImagePlus image, final DamagedTile tile) {
        final Roi roi = new Roi(tile.x(), tile.y(), tile.width(), tile.height());
        roi.setName("damaged tile " + (tile.tile() + 1) + (image.getStackSize() > 1 ? " of slice " + (tile.plane() + 1) : ""));
        roi.setStrokeColor(OUTLINE);
        roi.setStrokeWidth(OUTLINE_WIDTH);
        if (image.isHyperStack()) {
            final int[] position = image.convertIndexToPosition(tile.plane() + 1);
            roi.setPosition(position[0], position[1], position[2]);
        } else if (image.getStackSize() > 1) {
            roi.setPosition(tile.plane() + 1);
        }
        return roi;
    }
}
