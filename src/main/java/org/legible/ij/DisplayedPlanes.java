package org.legible.ij;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.Roi;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import java.util.ArrayList;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;

import org.legible.format.LegibleException;

/**
 * The planes of an image as a person sees them: RGB, by the display ranges and LUTs, with the channels of a composite shown as one
 * picture. What the image shows is not changed.
 */
final class DisplayedPlanes {

    private final ImagePlus image;
    private final boolean merged;

    /** @throws LegibleException when the image has no pixels or is of a type that is not supported */
    DisplayedPlanes(final ImagePlus image) throws LegibleException {
        ImageTypes.layoutOf(image);
        this.image = image;
        this.merged = image instanceof CompositeImage composite && composite.getMode() == CompositeImage.COMPOSITE;
    }

    /** Numbers of all planes, from 1; of channels that are shown as one only the first. */
    List<Integer> all() {
        final List<Integer> planes = new ArrayList<>();
        for (int index = 1; index <= image.getStackSize(); index++) {
            if (!merged || image.convertIndexToPosition(index)[0] == 1) {
                planes.add(index);
            }
        }
        return planes;
    }

    /** Number of the plane that is shown. */
    int current() {
        return merged ? image.getStackIndex(1, image.getSlice(), image.getFrame()) : image.getCurrentSlice();
    }

    /** Ties a ROI of an overlay to a plane; in an image of one plane there is nothing to tie it to. */
    void tie(final Roi roi, final int index) {
        if (image.isHyperStack() || merged) {
            final int[] position = image.convertIndexToPosition(index);
            roi.setPosition(merged ? 0 : position[0], position[1], position[2]);
        } else if (image.getStackSize() > 1) {
            roi.setPosition(index);
        }
    }

    /** Whether {@link #tie} has tied a ROI to a plane. */
    boolean isTied(final Roi roi, final int index) {
        final Roi other = new Roi(0, 0, 1, 1);
        tie(other, index);
        return roi.getPosition() == other.getPosition() && roi.getCPosition() == other.getCPosition()
            && roi.getZPosition() == other.getZPosition() && roi.getTPosition() == other.getTPosition();
    }

    /**
     * The pixels of a plane.
     *
     * @param index number of the plane, from 1
     * @throws LegibleException when it cannot be read
     */
    RandomAccessibleInterval<ARGBType> picture(final int index) throws LegibleException {
        try {
            final ColorProcessor colours = merged ? merged(index) : single(index);
            return ArrayImgs.argbs((int[]) colours.getPixels(), colours.getWidth(), colours.getHeight());
        } catch (final RuntimeException e) {
            // Virtual stacks report a file that is gone or broken in whatever way their author liked.
            throw new LegibleException(ImageTypes.nameOf(image) + ": slice " + index
                + " could not be read. Check that the files behind this stack are still there.", e);
        }
    }

    private ColorProcessor single(final int index) {
        final ImageProcessor shown = image.getProcessor();
        final ImageProcessor plane = image.hasImageStack() ? image.getStack().getProcessor(index) : shown.duplicate();
        if (plane instanceof ColorProcessor colours) {
            return colours;
        }
        if (image instanceof CompositeImage composite && composite.getMode() == CompositeImage.COLOR) {
            plane.setLut(composite.getChannelLut(image.convertIndexToPosition(index)[0]));
        } else {
            plane.setColorModel(shown.getColorModel());
            plane.setMinAndMax(image.getDisplayRangeMin(), image.getDisplayRangeMax());
        }
        return plane.convertToColorProcessor();
    }

    /** ImageJ itself merges the channels, in a small image of its own. */
    private ColorProcessor merged(final int index) {
        final CompositeImage composite = (CompositeImage) image;
        final ImageStack channels = new ImageStack(image.getWidth(), image.getHeight());
        for (int channel = 0; channel < image.getNChannels(); channel++) {
            channels.addSlice(image.getStack().getProcessor(index + channel));
        }
        final CompositeImage part = new CompositeImage(new ImagePlus("channels", channels), CompositeImage.COMPOSITE);
        part.setLuts(composite.getLuts());
        System.arraycopy(composite.getActiveChannels(), 0, part.getActiveChannels(), 0, image.getNChannels());
        part.setProp("CompositeProjection", image.getProp("CompositeProjection"));
        part.updateImage();
        return new ColorProcessor(part.getImage());
    }
}
