package org.legible.text.detect;

import org.legible.bundle.DetectorGeometry;

/**
 * How a picture is cut into windows for the network: all of one size, as every new size costs the engine a warm-up, few, and
 * overlapping so that each sample of the maps is taken from a window in which all that it depends on is visible. All lengths are
 * pixels of the network's input.
 *
 * @param columns windows from left to right
 * @param rows windows from top to bottom
 */
record WindowGrid(Axis columns, Axis rows) {

    /** Larger windows take more of the engine's memory without being faster. */
    private static final long LARGEST = 2_250_000;

    /** Sides are multiples of this, so that pictures of about the same size share a window's size. */
    private static final int ALIGNMENT = 64;

    /**
     * The windows along one axis.
     *
     * @param length of the axis, with what is added at its end
     * @param size of a window
     * @param halo what a sample depends on, on each side
     * @param count number of windows
     */
    record Axis(int length, int size, int halo, int count) {

        private static Axis of(final int length, final int count, final int halo, final int alignment) {
            final long covered = length + 2L * halo * (count - 1);
            return new Axis(length, (int) roundUp((covered + count - 1) / count, alignment), halo, count);
        }

        /** First pixel of a window. */
        int start(final int index) {
            return (int) Math.min(index * (size - 2L * halo), length - size);
        }

        /** First pixel for whose maps a window is asked. */
        int coreStart(final int index) {
            return index == 0 ? 0 : start(index) + halo;
        }

        /** First pixel behind those. */
        int coreEnd(final int index) {
            return index == count - 1 ? length : coreStart(index + 1);
        }

        private boolean isUseful() {
            return count == 1 || size > 2 * halo && size < length;
        }
    }

    /**
     * Cuts a picture into as few pixels as possible, overlaps counted.
     *
     * @param width of the picture, magnified as the geometry says
     * @param height likewise
     */
    static WindowGrid of(final int width, final int height, final DetectorGeometry geometry) {
        final int alignment = geometry.multiple() * ((ALIGNMENT + geometry.multiple() - 1) / geometry.multiple());
        final int fullWidth = (int) roundUp(width, alignment);
        final int fullHeight = (int) roundUp(height, alignment);
        final long smallest = 2L * geometry.halo() + 2L * alignment;
        final long largest = Math.max(LARGEST, smallest * smallest);
        WindowGrid best = null;
        for (int across = 1; across <= fullWidth / alignment; across++) {
            final Axis columns = Axis.of(fullWidth, across, geometry.halo(), alignment);
            for (int down = 1; columns.isUseful() && down <= fullHeight / alignment; down++) {
                final Axis rows = Axis.of(fullHeight, down, geometry.halo(), alignment);
                if (rows.isUseful() && (long) columns.size() * rows.size() <= largest) {
                    final WindowGrid grid = new WindowGrid(columns, rows);
                    best = best == null || grid.pixels() < best.pixels() ? grid : best;
                    break;
                }
            }
        }
        return best;
    }

    private long pixels() {
        return (long) columns.size() * rows.size() * columns.count() * rows.count();
    }

    private static long roundUp(final long length, final long multiple) {
        return (length + multiple - 1) / multiple * multiple;
    }
}
