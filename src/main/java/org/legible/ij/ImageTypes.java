package org.legible.ij;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ImageProcessor;

import org.legible.format.ImageLayout;
import org.legible.format.LegibleException;
import org.legible.format.SampleType;

/** What ImageJ's images are in the words of the file format. */
final class ImageTypes {

    private ImageTypes() {
    }

    /**
     * Size and type of an image.
     *
     * @throws LegibleException when the image has no pixels, has another type, or is larger than a file can hold
     */
    static ImageLayout layoutOf(final ImagePlus image) throws LegibleException {
        if (image == null) {
            throw new LegibleException("There is no image: open one, or name one by its title, its ID or its path.");
        }
        final String title = nameOf(image);
        final ImageProcessor pixels = image.getWidth() > 0 && image.getHeight() > 0 ? image.getProcessor() : null;
        if (pixels == null || pixels.getPixels() == null || image.getStackSize() < 1) {
            throw new LegibleException(title + " has no pixels: check that an image of that title is open, or that the file exists"
                + " and is an image.");
        }
        final int[] dimensions = image.getDimensions();
        try {
            return new ImageLayout(image.getWidth(), image.getHeight(), dimensions[2], dimensions[3], dimensions[4],
                sampleType(image.getBitDepth(), title));
        } catch (final IllegalArgumentException e) {
            throw new LegibleException(title + " is too large for a Legible file. " + e.getMessage() + ".", e);
        }
    }

    private static SampleType sampleType(final int bitDepth, final String title) throws LegibleException {
        return switch (bitDepth) {
            case 8 -> SampleType.GREY8;
            case 16 -> SampleType.GREY16;
            case 24 -> SampleType.RGB24;
            case 32 -> SampleType.FLOAT32;
            default -> throw new LegibleException(title + " has " + bitDepth
                + " bits a pixel: convert it to 8-bit, 16-bit, RGB or 32-bit first.");
        };
    }

    /**
     * The pixels of a plane as ImageJ holds them; a virtual stack reads them now.
     *
     * @param index number of the plane, from 0
     */
    static Object pixels(final ImagePlus image, final int index) {
        if (!image.hasImageStack()) {
            return image.getProcessor().getPixels();
        }
        final ImageStack stack = image.getStack();
        return stack.getPixels(index + 1);
    }

    /** A new array for one plane, as ImageJ holds it. */
    static Object newPixels(final SampleType type, final int count) {
        return switch (type) {
            case GREY8 -> new byte[count];
            case GREY16 -> new short[count];
            case RGB24 -> new int[count];
            case FLOAT32 -> new float[count];
        };
    }

    /** The image's title for use in a message. */
    static String nameOf(final ImagePlus image) {
        final String title = image.getTitle();
        return title == null || title.isBlank() || "null".equals(title) ? "The image" : "The image \"" + title + "\"";
    }
}
