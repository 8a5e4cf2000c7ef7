package org.legible.cli.benchmark;

import java.util.BitSet;
import java.util.Collection;
import org.legible.text.Box;

/** The pixels of a picture that lie in any of some boxes. */
final class CoveredArea {

    private final int width;
    private final BitSet covered = new BitSet();

    /**
     * @param width of the picture
     * @param boxes within the picture
     */
    CoveredArea(final int width, final Collection<Box> boxes) {
        this.width = width;
        for (final Box box : boxes) {
            for (int y = box.y(); y < box.bottom(); y++) {
                covered.set(y * width + box.x(), y * width + box.right());
            }
        }
    }

    /** Whether at least half of a box is covered. */
    boolean hasHalfOf(final Box box) {
        long count = 0;
        for (int y = box.y(); y < box.bottom(); y++) {
            count += covered.get(y * width + box.x(), y * width + box.right()).cardinality();
        }
        return 2 * count >= box.area();
    }
}
