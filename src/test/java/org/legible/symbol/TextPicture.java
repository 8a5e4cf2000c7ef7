package org.legible.symbol;

import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.function.IntBinaryOperator;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/** Text drawn by Java on coloured panels. */
final class TextPicture {

    private final BufferedImage image;
    private final Graphics2D graphics;

    TextPicture(final int width, final int height, final Color background) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setColor(background);
        graphics.fillRect(0, 0, width, height);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    }

    TextPicture subpixel() {
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_LCD_HRGB);
        return this;
    }

    TextPicture panel(final int x, final int y, final int width, final int height, final Color colour) {
        graphics.setColor(colour);
        graphics.fillRect(x, y, width, height);
        return this;
    }

    /** A gradient from one colour at the top, or at the left, to another one. */
    TextPicture gradient(final int x, final int y, final int width, final int height, final boolean down, final Color from, final Color to) {
        graphics.setPaint(new GradientPaint(x, y, from, down ? x : x + width, down ? y + height : y, to));
        graphics.fillRect(x, y, width, height);
        return this;
    }

    /** @param colours {@code 0xRRGGBB} by the column and the row within the area */
    TextPicture picture(final int x, final int y, final int width, final int height, final IntBinaryOperator colours) {
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                image.setRGB(x + column, y + row, colours.applyAsInt(column, row));
            }
        }
        return this;
    }

    TextPicture text(final String text, final Font font, final int x, final int baseline, final Color colour) {
        graphics.setFont(font);
        graphics.setColor(colour);
        graphics.drawString(text, x, baseline);
        return this;
    }

    int width() {
        return image.getWidth();
    }

    int height() {
        return image.getHeight();
    }

    int[] pixels() {
        final int[] pixels = image.getRGB(0, 0, width(), height(), null, 0, width());
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] &= 0xFF_FFFF;
        }
        return pixels;
    }

    RandomAccessibleInterval<ARGBType> colour() {
        return ArrayImgs.argbs(image.getRGB(0, 0, width(), height(), null, 0, width()), width(), height());
    }

    /** The green of each pixel. */
    RandomAccessibleInterval<UnsignedByteType> grey() {
        final int[] pixels = pixels();
        final byte[] samples = new byte[pixels.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) (pixels[i] >> 8);
        }
        return ArrayImgs.unsignedBytes(samples, width(), height());
    }
}
