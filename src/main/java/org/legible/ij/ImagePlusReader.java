package org.legible.ij;

import ij.ImagePlus;

import java.io.IOException;

import net.imglib2.RandomAccessibleInterval;

import org.legible.codec.PlaneReader;
import org.legible.format.ImageLayout;
import org.legible.format.LegibleException;

/**
 * The planes of an {@link ImagePlus}: 8-bit (with or without a LUT), 16-bit, RGB or 32-bit, single, stack, composite or hyperstack.
 * Pixels are not copied. A virtual stack is read plane by plane.
 */
public final class ImagePlusReader implements PlaneReader {

    private final ImagePlus image;
    private final ImageLayout layout;

    /**
     * @param image the image to read; it must not change its size while it is read
     * @throws LegibleException when there is no image, or it has no pixels, a type that is not supported, or too many pixels
     */
    public ImagePlusReader(final ImagePlus image) throws LegibleException {
        this.layout = ImageTypes.layoutOf(image);
        this.image = image;
    }

    @Override
    public ImageLayout layout() {
        return layout;
    }

    /** @throws LegibleException when the plane cannot be read, or is not of the type and size of the first one */
    @Override
    public RandomAccessibleInterval<?> plane(final int index) throws IOException {
        if (index < 0 || index >= layout.planes()) {
            throw new IndexOutOfBoundsException("There is no plane " + index + " among " + layout.planes());
        }
        final RandomAccessibleInterval<?> plane = PixelArrays.wrap(read(index), layout);
        if (plane == null) {
            throw new LegibleException(ImageTypes.nameOf(image) + " has slices of different types or sizes (slice " + (index + 1)
                + " is not like the first one): convert the stack to one type first.");
        }
        return plane;
    }

    private Object read(final int index) throws LegibleException {
        final Object pixels;
        try {
            pixels = ImageTypes.pixels(image, index);
        } catch (final RuntimeException e) {
            // Virtual stacks report a file that is gone or broken in whatever way their author liked.
            throw unreadable(index, e);
        }
        if (pixels == null) {
            throw unreadable(index, null);
        }
        return pixels;
    }

    private LegibleException unreadable(final int index, final Throwable cause) {
        return new LegibleException(ImageTypes.nameOf(image) + ": slice " + (index + 1)
            + " could not be read. Check that the files behind this stack are still there.", cause);
    }
}
