package org.legible.symbol;

/**
 * Which coverage of a channel followed those of the channels before it, in the same pixel and in the same colours, when they were last
 * seen. Text whose channels should have the same coverage has few such triples: they differ by what rounding has made of them.
 */
final class Followers {

    private static final int INDEX_BITS = 16;
    private static final int CHECK_BITS = 8;
    private static final int MAX_COUNT = 3;

    /** For each hash: 1, how often it was right, 2 bits, its check, 8 bits, and the coverage, 8 bits; 0 is none. */
    private final int[] entries = new int[1 << INDEX_BITS];
    private int at;
    private int check;

    /** Looks for what followed. Returns whether there is something. */
    boolean look(final int tint, final int channel, final int first, final int second) {
        final int hash = (tint + (channel << 24) + (first << 8) + second) * 0x9E3779B1;
        at = hash >>> Integer.SIZE - INDEX_BITS;
        check = hash >>> Integer.SIZE - INDEX_BITS - CHECK_BITS & 0xFF;
        return entries[at] != 0 && (entries[at] >> CHECK_BITS & 0xFF) == check;
    }

    /** The coverage that {@link #look} found. */
    int found() {
        return entries[at] & 0xFF;
    }

    /** How often in a row it was right, at most 3. */
    int count() {
        return entries[at] >> 2 * CHECK_BITS & MAX_COUNT;
    }

    /** Remembers what did follow, at the place of the last look. */
    void set(final int level, final boolean right) {
        final int count = right ? Math.min(MAX_COUNT, count() + 1) : 0;
        entries[at] = 1 << 2 * CHECK_BITS + 2 | count << 2 * CHECK_BITS | check << CHECK_BITS | level;
    }
}
