package org.legible.ij;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.Calibration;

/** Moves what is known about a whole image to a part of it. */
public final class Cutting {

    private Cutting() {
    }

    /**
     * Makes the metadata of a whole image that {@code part} carries those of the part: overlay, selection and the calibration's
     * origin move with the pixels.
     *
     * @param part image whose pixels are a part of a larger one
     * @param x column of the larger image at which the part starts
     * @param y row of the larger image at which it starts
     */
    public static void moveOrigin(final ImagePlus part, final int x, final int y) {
        final Calibration calibration = part.getCalibration();
        calibration.xOrigin -= x;
        calibration.yOrigin -= y;
        final Overlay overlay = part.getOverlay();
        if (overlay != null) {
            overlay.translate(-x, -y);
        }
        final Roi roi = part.getRoi();
        if (roi != null) {
            roi.translate(-x, -y);
        }
    }
}
