package org.legible.symbol;

/**
 * A background whose channels each grow evenly over columns and rows, as those of title bars, buttons and slides do.
 *
 * @param x     where the bases hold, in the tile
 * @param y     likewise
 * @param red   one of the channels
 * @param green one of the channels
 * @param blue  one of the channels
 */
record Gradient(int x, int y, Ramp red, Ramp green, Ramp blue) implements Background {

    /** A base has so many bits behind the point, a slope so many. */
    static final int BASE_POINT = 4, SLOPE_POINT = 10;

    /** A base is below 256, a slope at most 8 levels a pixel, up or down. */
    static final int BASE_BITS = 8 + BASE_POINT, MAX_SLOPE = 8 << SLOPE_POINT;

    private static final int MOST = 255;

    /**
     * A channel.
     *
     * @param base   value at the gradient's own place, in sixteenths, 0 to 4095
     * @param across how much it grows for each column, in 1/1024, at most {@link Gradient#MAX_SLOPE} up or down
     * @param down   how much it grows for each row, likewise
     */
    record Ramp(int base, int across, int down) {

        static final Ramp NONE = new Ramp(0, 0, 0);

        private Ramp behind(final int value) {
            final int level = 1 << BASE_POINT;
            return new Ramp(Math.max(0, Math.min((1 << BASE_BITS) - 1, value * level > base ? base - level : base + level)), across, down);
        }

        /** The value so many columns and rows further on, at most 2^14 of them, rounded, 0 to 255. */
        int at(final int columns, final int rows) {
            final int value = (base << SLOPE_POINT - BASE_POINT) + across * columns + down * rows;
            return Math.max(0, Math.min(MOST, value + (1 << SLOPE_POINT - 1) >> SLOPE_POINT));
        }
    }

    /** The same gradient a level farther away from a colour, in each channel. */
    Gradient behind(final int other) {
        return new Gradient(x, y, red.behind(Rgb.part(other, 0)), green.behind(Rgb.part(other, 1)), blue.behind(Rgb.part(other, 2)));
    }

    /** The colour at its own place. */
    @Override
    public int colour() {
        return at(x, y);
    }

    @Override
    public int at(final int column, final int row) {
        return Rgb.of(red.at(column - x, row - y), green.at(column - x, row - y), blue.at(column - x, row - y));
    }
}
