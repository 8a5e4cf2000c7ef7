package org.legible.symbol;

import java.util.Arrays;

/** What the samples around one, and those of the bitmap that has been most alike, say about it. */
final class GlyphContexts {

    static final int CONTEXTS = 8;

    /** How many numbers {@link #surroundings} and {@link #weightSet} have. */
    static final int SURROUNDINGS = 256, WEIGHT_SETS = 144;

    /** Keep contexts off each other that have the same numbers for different things. */
    private static final int COLOURS = 0x1100_0000, PLANE = 0x2200_0000, LEFT = 0x3300_0000, BEYOND = 0x7300_0000;

    // Coarse coverages.
    private static final int NOTHING = 0, LITTLE = 1, MUCH = 2, ALL = 3;

    private final int levels;
    private final int[] coarse;
    private final int[] medium;
    private final Mixer mixer;
    private Samples own;
    private Samples other;
    private int trust;
    private int tint;
    private boolean alike;
    private int weightSet;
    private int surroundings;

    /**
     * @param levels full coverage, 1 to 255
     * @param mixer  is told the numbers of its {@value #CONTEXTS} contexts
     */
    GlyphContexts(final int levels, final Mixer mixer) {
        this.levels = levels;
        this.mixer = mixer;
        this.coarse = new int[levels + 1];
        this.medium = new int[levels + 1];
        for (int level = 1; level <= levels; level++) {
            coarse[level] = level == levels ? ALL : 2 * level <= levels ? LITTLE : MUCH;
            medium[level] = level == levels ? 7 : 1 + (level - 1) * 6 / (levels - 1);
        }
    }

    /**
     * Begins a row.
     *
     * @param present the bitmap that is coded
     * @param like    the earlier one that has been most alike
     * @param trusted how alike, 0 to 7
     */
    void start(final Samples present, final Samples like, final int trusted) {
        own = present;
        other = like;
        trust = trusted;
    }

    /**
     * Begins a bitmap.
     *
     * @param colours  a hash of its colours
     * @param together whether a pixel's three channels have about the same coverage
     */
    void begin(final int colours, final boolean together) {
        tint = colours;
        alike = together;
        Arrays.fill(mixer.contexts(), 0);
        weightSet = 0;
        surroundings = 0;
    }

    /** A number for the coverages around and that of the other bitmap, 0 to 255. */
    int surroundings() {
        return surroundings;
    }

    /** A number for the trust in the other bitmap, and the coverages at the left and above, 0 to 143. */
    int weightSet() {
        return weightSet;
    }

    int trust() {
        return trust;
    }

    /**
     * Looks at a sample's surroundings.
     *
     * @param x       its place in the row of samples
     * @param y       its row
     * @param channel 0, 1 or 2
     * @param step    how many samples there are from one pixel to the next that counts
     */
    void set(final int x, final int y, final int channel, final int step) {
        final int w = own.at(x - step, y);
        final int ww = own.at(x - 2 * step, y);
        final int www = own.at(x - 3 * step, y);
        final int n = own.at(x, y - 1);
        final int nw = own.at(x - step, y - 1);
        final int ne = own.at(x + step, y - 1);
        final int nn = own.at(x, y - 2);
        final int nee = own.at(x + 2 * step, y - 1);
        final boolean fringed = own.subpixel() && step == 1;
        final int kind = !fringed ? 0 : alike ? 1 + channel << 28 : 4 << 28;
        final int near = coarse[w] | coarse[n] << 2 | coarse[nw] << 4 | coarse[ne] << 6 | coarse[ww] << 8 | coarse[nn] << 10;
        final int there = other.at(x, y);
        final int colours = levels == Matting.OPAQUE ? tint : 0;
        final int[] numbers = mixer.contexts();
        numbers[0] = kind + (fringed && alike ? tint * 3 + w : near);
        numbers[1] = kind + COLOURS + colours + (channel << 26);
        numbers[2] = kind + (near | coarse[own.at(x + step, y - 2)] << 12 | coarse[own.at(x - step, y - 2)] << 14 | coarse[www] << 16
            | coarse[nee] << 18 | coarse[own.at(x - 2 * step, y - 1)] << 20);
        numbers[3] = kind + PLANE + (Math.max(0, Math.min(levels, w + n - nw)) >> (levels == Matting.OPAQUE ? 2 : 0) | channel << 10);
        numbers[4] = kind + (((((w * 31 + n) * 31 + nw) * 31 + ne) * 31 + ww) * 31 + nn) * 31 + www * 7 + nee;
        numbers[5] = kind + (trust << 24 | there | medium[w] << 8 | (w == other.at(x - step, y) ? 1 << 16 : 0)
            | (n == other.at(x, y - 1) ? 1 << 17 : 0));
        numbers[6] = kind + BEYOND + (fringed
            ? medium[www] | medium[w] << 3 | medium[own.at(x - 3, y - 1)] << 6 | medium[n] << 9 | channel << 12
                | medium[own.at(x + 3, y - 1)] << 14
            : medium[w] | medium[ww] << 3 | medium[n] << 6 | medium[nn] << 9 | medium[ne] << 12 | medium[nw] << 15);
        numbers[7] = kind + LEFT + (channel << 27) + (fringed && alike ? tint + (channel == 1 ? w : w | ww << 8)
            : colours + (w | ww << 8 | (channel == 2 ? 0 : www << 16)));
        surroundings = coarse[there] | coarse[w] << 2 | coarse[n] << 4 | coarse[ne] << 6;
        weightSet = (fringed ? 1 : 0) + 2 * trust + 16 * extent(w) + 48 * extent(n);
    }

    /** 0, 1 or 2 for no, some and full coverage. */
    private int extent(final int level) {
        return coarse[level] == NOTHING ? 0 : coarse[level] == ALL ? 2 : 1;
    }
}
