package org.legible.codec;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

/**
 * Rows of a plane as the networks of the codec will see them, with the ground in place of what was lifted.
 *
 * @param plane   its number in the image
 * @param picture two-dimensional, its minimum at the origin; alpha has no meaning
 * @param top     row of the plane that is the picture's first
 * @param last    whether the plane ends with the picture's last row
 */
public record LeftRows(int plane, RandomAccessibleInterval<ARGBType> picture, int top, boolean last) {

    /**
     * Whether something lies within these rows as a whole. What a border to rows that are not in the picture may have cut stands in other
     * rows as a whole.
     *
     * @param y      first row of the picture that it has
     * @param bottom row of the picture behind its last
     */
    public boolean hasWhole(final int y, final int bottom) {
        return (top == 0 || y > 1) && (last || bottom < picture.dimension(1) - 1);
    }
}
