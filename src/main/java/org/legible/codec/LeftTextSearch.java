package org.legible.codec;

import java.io.IOException;
import java.util.function.IntConsumer;

import net.imglib2.RandomAccessibleInterval;

import org.legible.symbol.LiftedPlane;

/** Shows a {@link LeftText} what is left of a plane: all of it where it is not large, else windows of rows, so that memory is bounded. */
final class LeftTextSearch {

    /** Pixels of a window. */
    private static final long MOST_PIXELS = 4096L * 4096;

    /**
     * Rows that a window shares with the next one. Lines of no more rows are whole in one of both. Those of higher letters read at any
     * quality.
     */
    private static final int OVERLAP = 128;

    /** Windows of very wide planes have so many rows all the same, as less would be overlap for the most part. */
    private static final int LEAST_ROWS = 4 * OVERLAP;

    private final LeftText leftText;
    private final double quality;

    /** @param quality of the file */
    LeftTextSearch(final LeftText leftText, final double quality) {
        this.leftText = leftText;
        this.quality = quality;
    }

    /**
     * Raises the quality of what is left.
     *
     * @param plane  its number in the image
     * @param pixels of the plane, to which {@link LiftedPlane#applies}
     * @param lifted off it
     * @param map    of the plane
     * @param done   is told after each window how many rows have been looked at, and may end the work
     * @return whether there was text that needs more
     */
    boolean raise(final int plane, final RandomAccessibleInterval<?> pixels, final LiftedPlane lifted, final QualityMap map,
            final IntConsumer done) throws IOException {
        final int height = (int) pixels.dimension(1);
        final int rows = (int) Math.min(height, Math.max(LEAST_ROWS, MOST_PIXELS / pixels.dimension(0)));
        // As few windows as possible, and all of the same number of rows: the last one starts higher up instead of being lower.
        final int windows = rows == height ? 1 : (height - OVERLAP - 1) / (rows - OVERLAP) + 1;
        final int each = (height + (windows - 1) * OVERLAP + windows - 1) / windows;
        boolean raised = false;
        for (int i = 0; i < windows; i++) {
            final int top = Math.min(i * (each - OVERLAP), height - each);
            raised |= leftText.raise(new LeftRows(plane, lifted.filled(pixels, top, each), top, i == windows - 1), quality, map);
            done.accept(top + each);
        }
        return raised;
    }
}
