package org.legible.symbol;

import org.legible.entropy.MalformedStreamException;

/**
 * Codes bitmaps, sample by sample from the left and from above, like the generic and the refinement regions of JBIG2 at once: from the
 * samples around that are known, and from the earlier bitmap of about the same size that has been most alike so far.
 */
final class GlyphCoder {

    private static final int CONTEXTS = 7;
    private static final int TABLE_BITS = 18;

    /** The sets of weights for the first two bits of a sample, and for the others. */
    private static final int EDGE_SETS = 144;
    private static final int WEIGHT_SETS = EDGE_SETS + 64;

    /** The sets for the second sum: by the samples around, for the first two bits, the third one and the others. */
    private static final int SURROUNDINGS = 256, SECOND_SETS = 4 * SURROUNDINGS;

    /** Keeps the last context off the others. */
    private static final int BEYOND = 0x7300_0000;

    // Coarse coverages.
    private static final int NOTHING = 0, LITTLE = 1, MUCH = 2, ALL = 3;

    private final BitCoder coder;
    private final int levels;
    private final int levelBits;
    private final int[] coarse;
    private final int[] medium;
    private final Mixer mixer = new Mixer(CONTEXTS, WEIGHT_SETS, SECOND_SETS, TABLE_BITS);
    private final int[] contexts = new int[CONTEXTS];
    private final Lookalikes lookalikes = new Lookalikes();
    private int weightSet;
    private int surroundings;

    /**
     * @param coder  writes or reads
     * @param levels full coverage, 1 to 255
     */
    GlyphCoder(final BitCoder coder, final int levels) {
        this.coder = coder;
        this.levels = levels;
        this.levelBits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(0, levels - 2));
        this.coarse = new int[levels + 1];
        this.medium = new int[levels + 1];
        for (int level = 1; level <= levels; level++) {
            coarse[level] = level == levels ? ALL : 2 * level <= levels ? LITTLE : MUCH;
            medium[level] = level == levels ? 7 : 1 + (level - 1) * 6 / (levels - 1);
        }
    }

    /**
     * Codes the samples of a bitmap whose size and kind are known to both sides.
     *
     * @param glyph its samples are written, or filled in
     */
    void code(final Glyph glyph) throws MalformedStreamException {
        final Samples own = new Samples(glyph);
        lookalikes.start(glyph);
        for (int y = 0; y < glyph.height(); y++) {
            final Samples other = lookalikes.best(own, y, levels);
            final int trust = lookalikes.trust(y * own.width(), levels);
            for (int x = 0; x < own.width(); x++) {
                setContexts(own, x, y, other, trust);
                own.set(x, y, level(own.at(x, y)));
            }
        }
        lookalikes.add(own);
    }

    private void setContexts(final Samples own, final int x, final int y, final Samples other, final int trust) {
        final int w = own.at(x - 1, y);
        final int ww = own.at(x - 2, y);
        final int www = own.at(x - 3, y);
        final int n = own.at(x, y - 1);
        final int nw = own.at(x - 1, y - 1);
        final int ne = own.at(x + 1, y - 1);
        final int nn = own.at(x, y - 2);
        final int nee = own.at(x + 2, y - 1);
        final int kind = own.subpixel() ? 1 << 28 : 0;
        final int near = coarse[w] | coarse[n] << 2 | coarse[nw] << 4 | coarse[ne] << 6 | coarse[ww] << 8 | coarse[nn] << 10;
        contexts[0] = kind + near;
        contexts[1] = kind + (medium[w] | medium[n] << 3 | medium[nw] << 6 | medium[ne] << 9);
        contexts[2] = kind + (near | coarse[own.at(x + 1, y - 2)] << 12 | coarse[own.at(x - 1, y - 2)] << 14 | coarse[www] << 16
            | coarse[nee] << 18 | coarse[own.at(x - 2, y - 1)] << 20);
        contexts[3] = kind + (w | n << 8 | Math.min(y, 3) << 16 | Math.min(own.height() - 1 - y, 2) << 18 | (x == 0 ? 1 << 20 : 0)
            | (x == own.width() - 1 ? 1 << 21 : 0) | (own.subpixel() ? x % Rgb.CHANNELS : 0) << 22);
        contexts[4] = kind + (((((w * 31 + n) * 31 + nw) * 31 + ne) * 31 + ww) * 31 + nn) * 31 + www * 7 + nee;
        final int there = other.at(x, y);
        final int left = other.at(x - 1, y);
        contexts[5] = kind + (trust << 24 | there | medium[w] << 8 | (w == left ? 1 << 16 : 0) | (n == other.at(x, y - 1) ? 1 << 17 : 0));
        contexts[6] = kind + BEYOND + (own.subpixel()
            ? medium[www] | medium[w] << 3 | medium[own.at(x - 3, y - 1)] << 6 | medium[n] << 9 | x % Rgb.CHANNELS << 12
                | medium[own.at(x + 3, y - 1)] << 14
            : medium[w] | medium[ww] << 3 | medium[n] << 6 | medium[nn] << 9 | medium[ne] << 12 | medium[nw] << 15);
        surroundings = coarse[there] | coarse[w] << 2 | coarse[n] << 4 | coarse[ne] << 6;
        weightSet = (own.subpixel() ? 1 : 0) + 2 * trust + 16 * extent(w) + 48 * extent(n);
    }

    /** 0, 1 or 2 for no, some and full coverage. */
    private int extent(final int level) {
        return coarse[level] == NOTHING ? 0 : coarse[level] == ALL ? 2 : 1;
    }

    private int level(final int level) throws MalformedStreamException {
        if (mixer.code(coder, level == 0 ? 1 : 0, contexts, 0, weightSet, surroundings) == 1) {
            return 0;
        }
        if (levels == 1 || mixer.code(coder, level == levels ? 1 : 0, contexts, 1, weightSet, SURROUNDINGS + surroundings) == 1) {
            return levels;
        }
        int node = 1;
        for (int bit = levelBits - 1; bit >= 0; bit--) {
            node = node << 1 | mixer.code(coder, level - 1 >> bit & 1, contexts, 1 + node, EDGE_SETS + Math.min(node, 63),
                (bit == levelBits - 1 ? 2 : 3) * SURROUNDINGS + surroundings);
        }
        return Math.min(levels - 1, node - (1 << levelBits) + 1);
    }
}
