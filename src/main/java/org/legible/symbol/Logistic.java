package org.legible.symbol;

/**
 * The two tables of logistic mixing, in integers. A probability has {@value #BITS} bits; its stretched value is 256 times its logit, cut
 * to ±{@value #MAX_STRETCHED}.
 */
final class Logistic {

    /** Bits of a probability. */
    static final int BITS = 16;

    static final int MAX_STRETCHED = 2047;

    /** Probabilities keep this distance from 0 and 1. */
    private static final int MARGIN = 16;

    /** The probability at stretched values of -2048 to 2048 in steps of 128: 65536 / (1 + exp(-x / 256)), rounded. */
    private static final int[] KNOTS = {22, 36, 60, 98, 162, 267, 439, 720, 1179, 1921, 3108, 4971, 7812, 11955, 17625, 24743, 32768,
        40793, 47911, 53581, 57724, 60565, 62428, 63615, 64357, 64816, 65097, 65269, 65374, 65438, 65476, 65500, 65514};
    private static final int STEP_BITS = 7;

    private static final int STRETCH_SHIFT = 4;
    private static final int HALF = 1 << BITS - STRETCH_SHIFT - 1;
    private static final char[] SQUASH = squashTable();
    private static final short[] STRETCH = stretchTable();

    private Logistic() {
    }

    /** The probability of a stretched value, which is within ±{@value #MAX_STRETCHED}. */
    static int squash(final int stretched) {
        return SQUASH[stretched + MAX_STRETCHED];
    }

    private static char[] squashTable() {
        final char[] table = new char[2 * MAX_STRETCHED + 1];
        for (int i = 0; i < table.length; i++) {
            table[i] = (char) interpolated(i + 1);
        }
        return table;
    }

    /** Linear between the knots. */
    private static int interpolated(final int cut) {
        final int knot = cut >> STEP_BITS;
        final int weight = cut & (1 << STEP_BITS) - 1;
        final int value = KNOTS[knot] * ((1 << STEP_BITS) - weight) + KNOTS[knot + 1] * weight + (1 << STEP_BITS - 1) >> STEP_BITS;
        return Math.max(MARGIN, Math.min((1 << BITS) - MARGIN, value));
    }

    /**
     * The least stretched value whose probability is at least this, to 12 bits.
     *
     * @param part a probability of 16 bits less a half, so -32768 to 32767
     */
    static int stretchBeyondHalf(final int part) {
        return STRETCH[(part >> STRETCH_SHIFT) + HALF];
    }

    private static short[] stretchTable() {
        final short[] table = new short[1 << BITS - STRETCH_SHIFT];
        int filled = 0;
        for (int stretched = -MAX_STRETCHED; stretched <= MAX_STRETCHED; stretched++) {
            final int last = squash(stretched) >> STRETCH_SHIFT;
            while (filled <= last && filled < table.length) {
                table[filled++] = (short) stretched;
            }
        }
        while (filled < table.length) {
            table[filled++] = MAX_STRETCHED;
        }
        return table;
    }
}
