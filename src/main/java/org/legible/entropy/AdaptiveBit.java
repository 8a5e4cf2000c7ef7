package org.legible.entropy;

/** The probability of a bit, learned from those that came before: each moves it, the first ones farthest. */
public final class AdaptiveBit {

    /** Probabilities keep this distance from 0 and 1, in 1/65536. */
    private static final int MARGIN = 32;

    /** From so many bits on each one moves it as far as the next. */
    private static final int MOST_SEEN = 60;

    private int probability = Rans.HALF;
    private int seen;

    /**
     * Codes the next bit, and learns from it.
     *
     * @param coder writes or reads it
     * @param bit   to be written; not looked at when reading
     * @return the bit that was written or read
     * @throws MalformedStreamException when reading, if the stream is at its end
     */
    public int code(final BitCoder coder, final int bit) throws MalformedStreamException {
        final int coded = coder.code(bit, probability);
        final int far = coded == 1 ? FrequencyTable.TOTAL - probability : probability;
        final int step = 2 * far / (2 * seen + 3);
        probability = Math.max(MARGIN, Math.min(FrequencyTable.TOTAL - MARGIN, coded == 1 ? probability + step : probability - step));
        seen = Math.min(seen + 1, MOST_SEEN);
        return coded;
    }
}
