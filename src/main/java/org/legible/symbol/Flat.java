package org.legible.symbol;

/**
 * A background of one colour.
 *
 * @param colour {@code 0xRRGGBB}
 */
record Flat(int colour) implements Background {

    @Override
    public int at(final int x, final int y) {
        return colour;
    }
}
