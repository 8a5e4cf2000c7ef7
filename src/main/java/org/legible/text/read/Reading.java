package org.legible.text.read;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What a word says.
 *
 * @param text maybe empty
 * @param confidence 0 to 1: the product of the probabilities of its characters and of its end, to the power of one by their number
 */
record Reading(String text, double confidence) {

    /**
     * What a word says that was read in parts.
     *
     * @param parts at least one, from left to right
     * @return their texts one after the other, with the geometric mean of their confidences
     */
    static Reading joined(final List<Reading> parts) {
        final double logSum = parts.stream().mapToDouble(part -> Math.log(part.confidence())).sum();
        return parts.size() == 1 ? parts.get(0)
            : new Reading(parts.stream().map(Reading::text).collect(Collectors.joining()), Math.exp(logSum / parts.size()));
    }

    /**
     * The likeliest reading, character by character up to the first end. A word that fills all positions has no end.
     *
     * @param logits of several words, each positions x classes
     * @param word number of the word
     * @param positions of a word
     * @param charset code points of the classes from 1 on
     */
    static Reading of(final float[] logits, final int word, final int positions, final int[] charset) {
        final int classes = charset.length + 1;
        final StringBuilder text = new StringBuilder();
        double logProbability = 0;
        int read = 0;
        boolean ended = false;
        while (read < positions && !ended) {
            final int offset = (word * positions + read) * classes;
            int best = 0;
            for (int i = 1; i < classes; i++) {
                best = logits[offset + i] > logits[offset + best] ? i : best;
            }
            double sum = 0;
            for (int i = 0; i < classes; i++) {
                sum += Math.exp(logits[offset + i] - logits[offset + best]);
            }
            logProbability -= Math.log(sum);
            read++;
            ended = best == 0;
            if (!ended) {
                text.appendCodePoint(charset[best - 1]);
            }
        }
        return new Reading(text.toString(), Math.exp(logProbability / read));
    }
}
