package org.legible.ij;

import java.awt.Rectangle;
import java.io.IOException;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.util.Intervals;
import net.imglib2.view.Views;

import org.legible.codec.PlaneReader;
import org.legible.format.ImageLayout;

/**
 * A rectangle of an image, at one slice and frame, with all channels; an image of its own. Pixels are not copied.
 *
 * @param image the whole
 * @param area  within the image, in pixels
 * @param first number of the first channel's plane, from 0
 */
record PartOfPlanes(PlaneReader image, Rectangle area, int first) implements PlaneReader {

    @Override
    public ImageLayout layout() {
        final ImageLayout whole = image.layout();
        return new ImageLayout(area.width, area.height, whole.channels(), 1, 1, whole.type());
    }

    @Override
    public RandomAccessibleInterval<?> plane(final int index) throws IOException {
        return Views.zeroMin(Views.interval(image.plane(first + index), Intervals.createMinSize(area.x, area.y, area.width, area.height)));
    }
}
