package org.legible.entropy;

/**
 * The integer distribution of one kind of symbol: a run of values and an escape for all others.
 *
 * <p>Symbol {@code i} stands for the value {@code first + i}, the last symbol is the escape. Every instance keeps four invariants,
 * without which a decoder could lose its way: every symbol has a positive frequency; the frequencies sum to exactly
 * {@link #TOTAL}; none equals {@code TOTAL}; and the symbols' intervals tile {@code 0 … TOTAL-1}, so that each number in that range
 * belongs to exactly one symbol. Instances are immutable and safe to share between threads.
 */
public final class FrequencyTable {

    /** Bits of precision of a frequency. */
    public static final int PRECISION = 16;

    /** What the frequencies of a table sum to. */
    public static final int TOTAL = 1 << PRECISION;

    /** The largest magnitude of a value that can be coded. */
    public static final int MAX_VALUE = Short.MAX_VALUE;

    /**
     * The search for a symbol starts from a table over the upper bits of the cumulative number. With 2^10 entries a table stays in
     * the first-level cache beside its neighbours, and most entries lie within one symbol, or two.
     */
    private static final int BUCKET_SHIFT = 6;

    private final int first;
    private final int[] cumulative;
    private final char[] buckets;

    /**
     * @param first       the value of the first symbol
     * @param frequencies the frequency of each symbol, each positive, in sum {@link #TOTAL}; the last is the escape's
     * @throws IllegalArgumentException if an invariant of this class does not hold, or a symbol stands for a value outside
     *                                  {@code ±MAX_VALUE}
     */
    public FrequencyTable(final int first, final int[] frequencies) {
        final int values = frequencies.length - 1;
        if (values < 1 || values >= TOTAL) {
            throw new IllegalArgumentException("A frequency table needs at least one value and the escape, at most " + TOTAL
                + " symbols in all, not " + frequencies.length);
        }
        if (first < -MAX_VALUE || (long) first + values - 1 > MAX_VALUE) {
            throw new IllegalArgumentException("A frequency table from " + first + " with " + values
                + " values leaves the range of ±" + MAX_VALUE);
        }
        this.first = first;
        this.cumulative = accumulate(frequencies);
        this.buckets = buckets(cumulative);
    }

    private static int[] accumulate(final int[] frequencies) {
        final int[] cumulative = new int[frequencies.length + 1];
        for (int i = 0; i < frequencies.length; i++) {
            // Being positive and leaving no room for the others cannot both hold, so "none equals TOTAL" needs no check of its own.
            if (frequencies[i] <= 0 || frequencies[i] > TOTAL - cumulative[i]) {
                throw new IllegalArgumentException("Symbol " + i + " has the frequency " + frequencies[i] + " after a sum of "
                    + cumulative[i] + "; frequencies are positive and sum to " + TOTAL);
            }
            cumulative[i + 1] = cumulative[i] + frequencies[i];
        }
        if (cumulative[frequencies.length] != TOTAL) {
            throw new IllegalArgumentException("The frequencies sum to " + cumulative[frequencies.length] + " instead of " + TOTAL);
        }
        return cumulative;
    }

    private static char[] buckets(final int[] cumulative) {
        final char[] buckets = new char[TOTAL >> BUCKET_SHIFT];
        int symbol = 0;
        for (int bucket = 0; bucket < buckets.length; bucket++) {
            while (cumulative[symbol + 1] <= bucket << BUCKET_SHIFT) {
                symbol++;
            }
            buckets[bucket] = (char) symbol;
        }
        return buckets;
    }

    /** The value of the first symbol. */
    public int first() {
        return first;
    }

    /** The number of symbols, the escape included. */
    public int size() {
        return cumulative.length - 1;
    }

    /** The number of the escape symbol, the last one. */
    public int escape() {
        return cumulative.length - 2;
    }

    /** The frequency of a symbol, out of {@link #TOTAL}. */
    public int frequency(final int symbol) {
        return cumulative[symbol + 1] - cumulative[symbol];
    }

    /** The sum of the frequencies of all symbols before this one: where its interval starts. */
    public int cumulative(final int symbol) {
        return cumulative[symbol];
    }

    /**
     * The inverse of {@link #cumulative(int)}.
     *
     * @param slot 0 to {@code TOTAL - 1}
     * @return the symbol whose interval holds {@code slot}
     */
    public int symbolAt(final int slot) {
        int symbol = buckets[slot >>> BUCKET_SHIFT];
        while (cumulative[symbol + 1] <= slot) {
            symbol++;
        }
        return symbol;
    }

    /** The symbol that codes a value: its own one, or the escape. */
    public int symbolOf(final int value) {
        final int symbol = value - first;
        return symbol >= 0 && symbol < escape() ? symbol : escape();
    }
}
