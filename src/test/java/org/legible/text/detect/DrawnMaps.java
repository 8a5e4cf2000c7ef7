package org.legible.text.detect;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.real.FloatType;

import org.legible.text.Box;

/** Maps as a perfect detector would give them: Gaussians with a standard deviation of 0.3 of a character's width and height. */
final class DrawnMaps {

    private static final double SIGMA = 0.3;

    private final int cell;
    private final RandomAccessibleInterval<FloatType> region;
    private final RandomAccessibleInterval<FloatType> affinity;

    /** Empty maps of a picture. */
    DrawnMaps(final int width, final int height, final int cell) {
        this.cell = cell;
        this.region = ArrayImgs.floats(width / cell, height / cell);
        this.affinity = ArrayImgs.floats(width / cell, height / cell);
    }

    TextMaps maps() {
        return new TextMaps(region, affinity, cell);
    }

    /** Draws a word of equally wide characters. */
    DrawnMaps word(final Box box, final int characters) {
        return word(box, characters, 1);
    }

    /** Draws a word whose region map does not get above a value. */
    DrawnMaps word(final Box box, final int characters, final double peak) {
        final double step = (double) box.width() / characters;
        final double middle = box.y() + box.height() / 2.0;
        for (int i = 0; i < characters; i++) {
            add(region, box.x() + (i + 0.5) * step, middle, SIGMA * step, SIGMA * box.height(), peak);
            if (i > 0) {
                link(box.x() + i * step, middle, step, box.height());
            }
        }
        return this;
    }

    /** Draws the affinity between two characters. */
    DrawnMaps link(final double x, final double y, final double step, final double height) {
        add(affinity, x, y, SIGMA * step, SIGMA * height * 2 / 3, 1);
        return this;
    }

    private void add(final RandomAccessibleInterval<FloatType> map, final double x, final double y, final double sigmaX,
            final double sigmaY, final double peak) {
        final RandomAccess<FloatType> access = map.randomAccess();
        for (int j = 0; j < map.dimension(1); j++) {
            for (int i = 0; i < map.dimension(0); i++) {
                final double dx = ((i + 0.5) * cell - x) / sigmaX;
                final double dy = ((j + 0.5) * cell - y) / sigmaY;
                final float value = (float) (peak * Math.exp(-0.5 * (dx * dx + dy * dy)));
                final FloatType sample = access.setPositionAndGet(i, j);
                sample.set(Math.max(sample.get(), value));
            }
        }
    }

    /** Intersection over union. */
    static double iou(final Box a, final Box b) {
        final long shared = a.overlap(b);
        return (double) shared / (a.area() + b.area() - shared);
    }
}
