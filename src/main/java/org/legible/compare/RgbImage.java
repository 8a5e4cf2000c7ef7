package org.legible.compare;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;

/**
 * A picture of 8-bit red, green and blue.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param pixels row by row, {@code 0xRRGGBB}; the high byte means nothing. Not copied.
 */
public record RgbImage(int width, int height, int[] pixels) {

    /** @throws IllegalArgumentException if there are not {@code width * height} pixels, or none */
    public RgbImage {
        if (width < 1 || height < 1 || pixels.length != width * height) {
            throw new IllegalArgumentException(pixels.length + " pixels for an image of " + width + "x" + height + ".");
        }
    }

    /** A copy of a picture; one with a single channel that is not a palette keeps its samples, 16 bits become their upper 8. */
    static RgbImage of(final BufferedImage image) {
        final int width = image.getWidth();
        final int height = image.getHeight();
        final Raster raster = image.getRaster();
        if (raster.getNumBands() == 1 && !(image.getColorModel() instanceof IndexColorModel)) {
            // Java would treat grey samples as linear light and brighten them.
            final int shift = Math.max(0, image.getColorModel().getComponentSize(0) - 8);
            final int[] samples = raster.getSamples(0, 0, width, height, 0, (int[]) null);
            for (int i = 0; i < samples.length; i++) {
                samples[i] = (samples[i] >> shift) * 0x010101;
            }
            return new RgbImage(width, height, samples);
        }
        return new RgbImage(width, height, image.getRGB(0, 0, width, height, null, 0, width));
    }

    /** @return width times height */
    public long area() {
        return pixels.length;
    }

    /** @return the pixels as an ImgLib2 image, not copied */
    public RandomAccessibleInterval<ARGBType> image() {
        return ArrayImgs.argbs(pixels, width, height);
    }

    /** A copy for Java's image writers, without alpha. */
    BufferedImage buffered() {
        final BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        System.arraycopy(pixels, 0, ((DataBufferInt) image.getRaster().getDataBuffer()).getData(), 0, pixels.length);
        return image;
    }

    /** A copy in interleaved bytes, which some writers want. */
    BufferedImage interleaved() {
        final BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        final Graphics2D graphics = image.createGraphics();
        graphics.drawImage(buffered(), 0, 0, null);
        graphics.dispose();
        return image;
    }
}
