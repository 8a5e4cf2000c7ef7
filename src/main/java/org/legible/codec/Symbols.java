package org.legible.codec;

import org.legible.entropy.FrequencyTable;

/** How a value becomes a symbol. */
final class Symbols {

    private static final float LIMIT = FrequencyTable.MAX_VALUE;

    private Symbols() {
    }

    /** The nearest integer, halves to even, within what can be coded; not a number counts as 0. */
    static short round(final float value) {
        return (short) Math.rint(Math.max(-LIMIT, Math.min(LIMIT, value)));
    }
}
