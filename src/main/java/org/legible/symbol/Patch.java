package org.legible.symbol;

/** What replaces the pixels of a tile that were lifted: runs of one colour, so few numbers that those of a whole plane can be kept. */
final class Patch {

    /** No colour. */
    private static final int NONE = -1;

    /** Bits of a column of a tile. */
    private static final int SIDE_BITS = Integer.numberOfTrailingZeros(LiftedPlane.TILE_SIDE);

    /** Where the runs of each row start, and behind the last row where they end. */
    private final int[] rows;

    /**
     * Each run is its first column, then one less than its length in {@value #SIDE_BITS} bits, then one bit: 1 where its colour follows, 0
     * where that is the colour of the run before in the row.
     */
    private final int[] runs;

    private Patch(final int[] rows, final int[] runs) {
        this.rows = rows;
        this.runs = runs;
    }

    /** What has to be replaced in a tile to come from what it was to what it is to be. */
    static Patch between(final Raster before, final Raster after) {
        final int[] rows = new int[before.height() + 1];
        final IntStack runs = new IntStack();
        for (int y = 0; y < before.height(); y++) {
            int last = NONE;
            int x = 0;
            while (x < before.width()) {
                final int colour = after.at(x, y);
                int end = x;
                while (end < before.width() && after.at(end, y) == colour && before.at(end, y) != colour) {
                    end++;
                }
                if (end > x) {
                    runs.push((x << SIDE_BITS | end - x - 1) << 1 | (colour == last ? 0 : 1));
                    if (colour != last) {
                        runs.push(colour);
                    }
                    last = colour;
                }
                x = Math.max(end, x + 1);
            }
            rows[y + 1] = runs.size();
        }
        return new Patch(rows, runs.toArray());
    }

    /** What the patch takes in memory. */
    long bytes() {
        return (long) Integer.BYTES * (rows.length + runs.length);
    }

    /**
     * Visits the pixels of a stretch of a row.
     *
     * @param y           row of the tile
     * @param from        first column of the tile
     * @param to          column behind the last
     * @param replacement is told each of them, from the left, with its column in the tile
     */
    void visit(final int y, final int from, final int to, final LiftedPlane.Replacement replacement) {
        int colour = NONE;
        for (int at = rows[y]; at < rows[y + 1]; at++) {
            final int run = runs[at];
            if ((run & 1) != 0) {
                colour = runs[++at];
            }
            final int start = run >>> SIDE_BITS + 1;
            final int end = start + (run >>> 1 & LiftedPlane.TILE_SIDE - 1) + 1;
            for (int x = Math.max(start, from); x < Math.min(end, to); x++) {
                replacement.at(x, colour);
            }
        }
    }
}
