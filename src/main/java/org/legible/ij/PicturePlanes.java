package org.legible.ij;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;

import org.legible.codec.PlaneReader;
import org.legible.format.ImageLayout;
import org.legible.format.SampleType;
import org.legible.report.Appearance;

/** The pictures that an image shows, as the planes of an RGB image. */
final class PicturePlanes implements PlaneReader {

    private final PlaneReader image;
    private final Appearance appearance;

    PicturePlanes(final PlaneReader image, final Appearance appearance) {
        this.image = image;
        this.appearance = appearance;
    }

    @Override
    public ImageLayout layout() {
        final ImageLayout layout = image.layout();
        return new ImageLayout(layout.width(), layout.height(), layout.channels() / appearance.planesPerPicture(), layout.slices(),
            layout.frames(), SampleType.RGB24);
    }

    @Override
    public RandomAccessibleInterval<?> plane(final int index) throws IOException {
        final int first = index * appearance.planesPerPicture();
        final List<RandomAccessibleInterval<?>> planes = new ArrayList<>();
        for (int i = 0; i < appearance.planesPerPicture(); i++) {
            planes.add(image.plane(first + i));
        }
        return appearance.picture(first, planes);
    }
}
