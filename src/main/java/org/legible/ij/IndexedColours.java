package org.legible.ij;

import ij.ImagePlus;
import ij.ImageStack;
import ij.measure.Calibration;
import ij.process.ImageProcessor;
import ij.process.LUT;

/**
 * 8-bit images whose samples are numbers of colours and not amounts of anything, such as PNG and GIF files with a palette. Lossy
 * compression changes samples a little; beside a number may stand quite another colour, so such images are encoded as RGB.
 */
public final class IndexedColours {

    /** Samples change by about this much. */
    private static final int CHANGE = 2;

    /** A difference in one channel, of 255, that is another colour. */
    private static final int OTHER_COLOUR = 40;

    /** Share of pixels that may turn to another colour before the image counts as indexed: a LUT may mark its ends by colours. */
    private static final double TOLERATED = 0.05;

    private IndexedColours() {
    }

    /**
     * An image as it is to be encoded.
     *
     * @param image any image, or {@code null}; it is not changed
     * @return the image itself, or an RGB copy of one with indexed colours, with its calibration, labels, ROI, overlay and properties
     */
    public static ImagePlus resolved(final ImagePlus image) {
        return image != null && image.getBitDepth() == 8 && !image.isComposite() && image.getProcessor() != null
            && isIndexed(image.getProcessor()) ? asRgb(image) : image;
    }

    private static boolean isIndexed(final ImageProcessor plane) {
        final LUT colours = plane.getLut();
        if (colours == null) {
            return false;
        }
        final int[] histogram = plane.getHistogram();
        long turned = 0;
        for (int value = 0; value < histogram.length; value++) {
            if (differ(colours.getRGB(value), colours.getRGB(Math.max(0, value - CHANGE)))
                || differ(colours.getRGB(value), colours.getRGB(Math.min(histogram.length - 1, value + CHANGE)))) {
                turned += histogram[value];
            }
        }
        return turned > TOLERATED * plane.getPixelCount();
    }

    private static boolean differ(final int a, final int b) {
        for (int shift = 0; shift <= 16; shift += 8) {
            if (Math.abs((a >> shift & 0xFF) - (b >> shift & 0xFF)) > OTHER_COLOUR) {
                return true;
            }
        }
        return false;
    }

    private static ImagePlus asRgb(final ImagePlus image) {
        final ImageStack planes = image.getStack();
        final ImageStack colours = new ImageStack(image.getWidth(), image.getHeight());
        for (int index = 1; index <= planes.size(); index++) {
            final ImageProcessor plane = planes.getProcessor(index);
            plane.setColorModel(image.getProcessor().getColorModel());
            colours.addSlice(planes.getSliceLabel(index), plane.convertToRGB());
        }
        final ImagePlus rgb = new ImagePlus(image.getTitle(), colours);
        rgb.copyAttributes(image);
        final Calibration calibration = image.getCalibration().copy();
        calibration.disableDensityCalibration();
        rgb.setCalibration(calibration);
        rgb.setDimensions(image.getNChannels(), image.getNSlices(), image.getNFrames());
        rgb.setOpenAsHyperStack(image.isHyperStack());
        rgb.setOverlay(image.getOverlay());
        rgb.setRoi(image.getRoi());
        return rgb;
    }
}
