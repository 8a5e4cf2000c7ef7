package org.legible.ij;

import ij.ImagePlus;
import ij.process.ColorProcessor;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.view.Views;

import org.legible.format.LegibleException;
import org.legible.text.Box;
import org.legible.text.TextRegion;

/** An image with its text regions, as a file. */
public final class TextPicture {

    private TextPicture() {
    }

    /**
     * Writes the image with the regions: drawn into a PNG, or as the overlay of a TIFF, which keeps all else as it is.
     *
     * @param path of a file that ends with {@code .png}, {@code .tif} or {@code .tiff}
     * @throws LegibleException when it has another suffix, a stack is to become a PNG, or the file cannot be written
     */
    public static void write(final FoundText found, final Path path) throws IOException {
        if (!path.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
            TextOverlay.show(found, false);
            ImageFiles.write(found.image(), path);
            return;
        }
        if (found.planes().size() > 1) {
            throw new LegibleException(path + " cannot be written: a PNG holds one plane, and " + ImageTypes.nameOf(found.image())
                + " has " + found.planes().size() + ". Choose a name that ends with .tif.");
        }
        ImageFiles.write(new ImagePlus(found.image().getTitle(), new ColorProcessor(draw(found))), path);
    }

    private static BufferedImage draw(final FoundText found) throws LegibleException {
        final FoundText.Plane plane = found.planes().get(0);
        final RandomAccessibleInterval<ARGBType> pixels = new DisplayedPlanes(found.image()).picture(plane.index());
        final int width = (int) pixels.dimension(0);
        final BufferedImage picture = new BufferedImage(width, (int) pixels.dimension(1), BufferedImage.TYPE_INT_RGB);
        final Cursor<ARGBType> cursor = Views.flatIterable(pixels).localizingCursor();
        while (cursor.hasNext()) {
            cursor.fwd();
            picture.setRGB(cursor.getIntPosition(0), cursor.getIntPosition(1), cursor.get().get());
        }
        final Graphics2D graphics = picture.createGraphics();
        for (final TextRegion region : plane.regions()) {
            final Box box = region.box();
            graphics.setColor(TextOverlay.colourOf(region));
            graphics.drawRect(box.x(), box.y(), box.width() - 1, box.height() - 1);
        }
        graphics.dispose();
        return picture;
    }
}
