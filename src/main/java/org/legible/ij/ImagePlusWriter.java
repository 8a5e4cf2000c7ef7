package org.legible.ij;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;

import net.imglib2.RandomAccessibleInterval;

import org.legible.codec.PlaneWriter;
import org.legible.format.ImageLayout;
import org.legible.format.SampleType;

/**
 * Takes decoded planes and makes an {@link ImagePlus} of them. The planes live in ImageJ's own arrays and are not copied; the
 * memory for a plane is taken when the plane is first asked for.
 */
public final class ImagePlusWriter implements PlaneWriter {

    private final ImageLayout layout;
    private final Object[] pixels;

    /** @param layout size and type of the image to make */
    public ImagePlusWriter(final ImageLayout layout) {
        this.layout = layout;
        this.pixels = new Object[layout.planes()];
    }

    @Override
    public RandomAccessibleInterval<?> plane(final int index) {
        return PixelArrays.wrap(pixelsOf(index), layout);
    }

    private synchronized Object pixelsOf(final int index) {
        if (pixels[index] == null) {
            pixels[index] = ImageTypes.newPixels(layout.type(), layout.width() * layout.height());
        }
        return pixels[index];
    }

    /**
     * The image. Planes that were never asked for are 0. Several channels make a composite image, except RGB ones.
     *
     * @param title of the image
     */
    public ImagePlus image(final String title) {
        final ImageStack stack = new ImageStack(layout.width(), layout.height());
        for (int index = 0; index < layout.planes(); index++) {
            stack.addSlice(null, pixelsOf(index));
        }
        if (layout.planes() == 1) {
            return new ImagePlus(title, stack.getProcessor(1));
        }
        final ImagePlus image = new ImagePlus(title, stack);
        image.setDimensions(layout.channels(), layout.slices(), layout.frames());
        image.setOpenAsHyperStack(!isPlainStack());
        return layout.channels() > 1 && layout.type() != SampleType.RGB24
            ? new CompositeImage(image, CompositeImage.COMPOSITE) : image;
    }

    private boolean isPlainStack() {
        return layout.channels() == 1 && layout.frames() == 1;
    }
}
