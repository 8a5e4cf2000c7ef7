package org.legible.ij;

import ij.process.ByteProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.awt.image.IndexColorModel;

/** Pixels as a PNG holds them: the samples themselves, not what the display range makes of them. */
final class PngImages {

    private PngImages() {
    }

    /**
     * One plane for {@link javax.imageio.ImageIO}.
     *
     * @param pixels 8-bit, where a LUT that is not grey becomes the palette; 16-bit; or RGB
     */
    static BufferedImage of(final ImageProcessor pixels) {
        if (pixels instanceof ShortProcessor grey16) {
            return grey16.get16BitBufferedImage();
        }
        if (pixels instanceof ByteProcessor grey8) {
            return eightBit(grey8);
        }
        return pixels.getBufferedImage();
    }

    private static BufferedImage eightBit(final ByteProcessor pixels) {
        final int width = pixels.getWidth();
        final int height = pixels.getHeight();
        final IndexColorModel lut = pixels.getLut();
        final BufferedImage image = isGreyRamp(lut)
            ? new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY)
            : new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED, lut);
        final byte[] samples = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        System.arraycopy((byte[]) pixels.getPixels(), 0, samples, 0, samples.length);
        return image;
    }

    private static boolean isGreyRamp(final IndexColorModel lut) {
        for (int i = 0; i < 256; i++) {
            if (lut.getRed(i) != i || lut.getGreen(i) != i || lut.getBlue(i) != i) {
                return false;
            }
        }
        return true;
    }
}
