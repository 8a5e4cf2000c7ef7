package org.legible.text;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;

/** Cuts lines of text out of a picture and enlarges them, as they are shown to a {@link LineReader}. */
final class LinePictures {

    private LinePictures() {
    }

    /**
     * One line.
     *
     * @param image two-dimensional, its minimum at the origin
     * @param box within the image
     * @return twice as wide and high as the box, its minimum at the origin
     */
    static RandomAccessibleInterval<ARGBType> enlarged(final RandomAccessibleInterval<ARGBType> image, final Box box) {
        final int[] pixels = BicubicEnlargement.twice(cut(image, box), box.width(), box.height());
        return ArrayImgs.argbs(pixels, (long) BicubicEnlargement.FACTOR * box.width(), (long) BicubicEnlargement.FACTOR * box.height());
    }

    private static int[] cut(final RandomAccessibleInterval<ARGBType> image, final Box box) {
        final int[] pixels = new int[Math.toIntExact(box.area())];
        final RandomAccess<ARGBType> access = image.randomAccess();
        int at = 0;
        for (int y = box.y(); y < box.bottom(); y++) {
            access.setPosition(box.x(), 0);
            access.setPosition(y, 1);
            for (int x = 0; x < box.width(); x++) {
                pixels[at++] = access.get().get();
                access.fwd(0);
            }
        }
        return pixels;
    }
}
