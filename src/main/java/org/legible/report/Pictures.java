package org.legible.report;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

/** Pictures for a page: made smaller where they are large, as PNG within a URI. */
final class Pictures {

    /** Longest side of a picture in a page. */
    static final int LARGEST_SIDE = 1600;

    private Pictures() {
    }

    /** How many pixels become one, along one side, so that a picture of this size is not too large for a page; at least 1. */
    static int reduction(final int width, final int height) {
        return Math.max(1, (Math.max(width, height) + LARGEST_SIDE - 1) / LARGEST_SIDE);
    }

    /** Each pixel is the mean of as many as the reduction says. */
    static BufferedImage reduced(final RandomAccessibleInterval<ARGBType> picture, final int reduction) {
        final int width = (int) picture.dimension(0);
        final int height = (int) picture.dimension(1);
        final BufferedImage small = new BufferedImage(cells(width, reduction), cells(height, reduction), BufferedImage.TYPE_INT_RGB);
        final RandomAccess<ARGBType> access = picture.randomAccess();
        for (int y = 0; y < small.getHeight(); y++) {
            for (int x = 0; x < small.getWidth(); x++) {
                small.setRGB(x, y, mean(access, x * reduction, y * reduction, Math.min(width, (x + 1) * reduction),
                    Math.min(height, (y + 1) * reduction)));
            }
        }
        return small;
    }

    private static int mean(final RandomAccess<ARGBType> access, final int left, final int top, final int right, final int bottom) {
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                final int rgb = access.setPositionAndGet(x, y).get();
                red += rgb >> 16 & 0xff;
                green += rgb >> 8 & 0xff;
                blue += rgb & 0xff;
            }
        }
        final int count = (right - left) * (bottom - top);
        return (red + count / 2) / count << 16 | (green + count / 2) / count << 8 | (blue + count / 2) / count;
    }

    /** Each pixel is the largest error among as many as the reduction says, so that none is lost, in the colours of {@link HeatScale}. */
    static BufferedImage heat(final ErrorMap map, final float top, final int reduction) {
        final BufferedImage heat = new BufferedImage(cells(map.width(), reduction), cells(map.height(), reduction),
            BufferedImage.TYPE_INT_RGB);
        final float[] largest = new float[heat.getWidth() * heat.getHeight()];
        for (int y = 0, i = 0; y < map.height(); y++) {
            for (int x = 0; x < map.width(); x++, i++) {
                final int at = y / reduction * heat.getWidth() + x / reduction;
                largest[at] = Math.max(largest[at], map.values()[i]);
            }
        }
        for (int i = 0; i < largest.length; i++) {
            heat.setRGB(i % heat.getWidth(), i / heat.getWidth(), HeatScale.rgb(largest[i], top));
        }
        return heat;
    }

    /** The colours of {@link HeatScale}, one column each. */
    static BufferedImage scale() {
        final BufferedImage scale = new BufferedImage(HeatScale.SIZE, 1, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < HeatScale.SIZE; i++) {
            scale.setRGB(i, 0, HeatScale.rgb(i));
        }
        return scale;
    }

    /** A picture as a {@code data:} URI of a PNG. */
    static String uri(final BufferedImage picture) throws IOException {
        final ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", png);
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png.toByteArray());
    }

    private static int cells(final int pixels, final int reduction) {
        return (pixels + reduction - 1) / reduction;
    }
}
