package org.legible.symbol;

import org.legible.entropy.BitCoder;
import org.legible.entropy.MalformedStreamException;

/** Codes whole numbers with adaptive models: Elias-gamma codes and plain bits, each bit predicted from up to three contexts. */
final class NumberCoder {

    /** What a number says; each has models of its own. */
    enum Kind {
        COUNT, RULE_DOWN, RULE_START, RULE_UPRIGHT, RULE_THICKNESS, RULE_LENGTH, COLOUR_RANK, COLOUR, RUN_DOWN, RUN_START, RUN_LENGTH,
        GLYPH_NEW, GLYPH, GAP, DROP, WIDTH, HEIGHT, SUBPIXEL, GRADIENT_PLACE, GRADIENT_BASE, GRADIENT_SLOPE, RUN_GRADIENT
    }

    private static final int CONTEXTS = 4;
    private static final int TABLE_BITS = 16, FIRST_WEIGHT = 13107;
    /** So many nodes of each kind have weights of their own, the last of them for all others, too. */
    private static final int NODE_SETS = 32;
    private static final int KIND_FACTOR = 0x3D4D51CB;
    private static final int SECOND = 0x1000_0000, THIRD = 0x2000_0000, FOURTH = 0x4000_0000;

    /** Gamma codes end here: numbers stay below 2^24. */
    private static final int MAX_BITS = 24;

    /** Bits of a number behind the first one that have models of their own; those below share one. */
    private static final int MODELLED_BITS = 4;

    private final BitCoder coder;
    private final Mixer mixer = new Mixer(CONTEXTS, Kind.values().length, Kind.values().length * NODE_SETS, TABLE_BITS,
        FIRST_WEIGHT);

    NumberCoder(final BitCoder coder) {
        this.coder = coder;
    }

    private void set(final Kind kind, final int first, final int second, final int third) {
        final int salt = kind.ordinal() * KIND_FACTOR;
        final int[] contexts = mixer.contexts();
        contexts[0] = salt;
        contexts[1] = salt + SECOND + first;
        contexts[2] = salt + THIRD + second;
        contexts[3] = salt + FOURTH + third;
    }

    private int code(final Kind kind, final int bit, final int node) throws MalformedStreamException {
        return mixer.code(coder, bit, node, kind.ordinal(), kind.ordinal() * NODE_SETS + Math.min(node, NODE_SETS - 1));
    }

    /** A number from 0 to 2^24 - 2, small ones in few bits. */
    int natural(final Kind kind, final int value, final int first, final int second, final int third) throws MalformedStreamException {
        set(kind, first, second, third);
        final int wanted = Integer.SIZE - 1 - Integer.numberOfLeadingZeros(value + 1);
        int bits = 0;
        while (bits < MAX_BITS - 1 && code(kind, bits < wanted ? 1 : 0, bits) == 1) {
            bits++;
        }
        int number = 1;
        for (int bit = bits - 1; bit >= 0; bit--) {
            final boolean modelled = bits - 1 - bit < MODELLED_BITS;
            final int node = bits << 8 | (modelled ? number : 1 << MODELLED_BITS + 1 | bit);
            number = number << 1 | code(kind, value + 1 >> bit & 1, node);
        }
        return number - 1;
    }

    /** A number of either sign, small ones in few bits. */
    int integer(final Kind kind, final int value, final int first, final int second, final int third) throws MalformedStreamException {
        final int folded = natural(kind, value > 0 ? 2 * value - 1 : -2 * value, first, second, third);
        return (folded & 1) == 1 ? folded + 1 >> 1 : -(folded >> 1);
    }

    /** A number of a fixed count of bits, at most 16. */
    int bits(final Kind kind, final int count, final int value, final int first, final int second, final int third)
            throws MalformedStreamException {
        set(kind, first, second, third);
        int node = 1;
        for (int bit = count - 1; bit >= 0; bit--) {
            node = node << 1 | code(kind, value >> bit & 1, node);
        }
        return node - (1 << count);
    }
}
