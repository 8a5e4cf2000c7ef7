package org.legible.text.detect;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.real.FloatType;

/**
 * A detector's maps of a whole picture.
 *
 * @param region how much each place is the middle of a character, 0 to 1; two-dimensional, its minimum at the origin
 * @param affinity how much it lies between two characters of a word; of the same size
 * @param cell pixels of the picture along one side of a sample
 */
public record TextMaps(RandomAccessibleInterval<FloatType> region, RandomAccessibleInterval<FloatType> affinity, double cell) {
}
