package org.legible.symbol;

import java.util.Arrays;

import org.legible.entropy.BitCoder;
import org.legible.entropy.MalformedStreamException;

/**
 * Predicts bits from several contexts at once: each has an adaptive probability, and a weighted sum in the logistic domain, whose weights
 * adapt too, makes one of them (Mahoney, "Adaptive weighing of context models for lossless data compression", 2005). There are two such
 * sums, with weights of their own that are chosen by different circumstances, and their mean counts. Integers only, so that reader and
 * writer agree on every machine.
 */
final class Mixer {

    private static final int WEIGHT_BITS = 16;

    /** What the weight of no context at all is multiplied with. */
    private static final int BIAS = 256;

    /** Nothing is learned where both sums are off by less than this, in 1/65536: it saves time, and files become smaller by it. */
    private static final int LEAST_ERROR = 512;

    private static final int NO_FAMILY = -1;

    /** The numbers of the contexts, and their slots, four by four. */
    private final int[] contexts;
    private final FourContexts[] fours;

    /** Sets of weights, one after the other: one for each context, then that of none. */
    private final int[] first;
    private final int[] second;

    /** Which family of nodes the contexts' slots were found for. */
    private int family = NO_FAMILY;

    /**
     * @param contexts   how many contexts each bit has, a multiple of {@value FourContexts#COUNT}
     * @param firstSets  how many sets of weights there are to choose from for the first sum
     * @param secondSets and for the second one
     * @param tableBits  logarithm of the number of slots for each context; contexts are hashed into them
     * @param firstWeight of every context at first, in 1/65536
     */
    Mixer(final int contexts, final int firstSets, final int secondSets, final int tableBits, final int firstWeight) {
        this.contexts = new int[contexts];
        this.fours = new FourContexts[contexts / FourContexts.COUNT];
        Arrays.setAll(fours, i -> new FourContexts(tableBits));
        this.first = weights(firstSets, firstWeight);
        this.second = weights(secondSets, firstWeight);
    }

    private int[] weights(final int sets, final int firstWeight) {
        final int[] weights = new int[sets * (contexts.length + 1)];
        Arrays.fill(weights, firstWeight);
        for (int set = 0; set < sets; set++) {
            weights[set * (contexts.length + 1) + contexts.length] = 0;
        }
        return weights;
    }

    /** The numbers of the contexts that the next bits share, to be set: whoever asks for them begins with other contexts. */
    int[] contexts() {
        family = NO_FAMILY;
        return contexts;
    }

    /**
     * Codes a bit in the contexts that were set last.
     *
     * @param coder     writes or reads it
     * @param bit       to be written
     * @param node      which of the bits it is that share these contexts
     * @param firstSet  number of the set of weights for the first sum
     * @param secondSet and for the second one
     * @return the bit
     */
    int code(final BitCoder coder, final int bit, final int node, final int firstSet, final int secondSet) throws MalformedStreamException {
        look(node);
        final int firstBase = firstSet * (contexts.length + 1);
        final int secondBase = secondSet * (contexts.length + 1);
        final int firstSum = sum(first, firstBase);
        final int secondSum = sum(second, secondBase);
        final int coded = coder.code(bit, Logistic.squash(firstSum + secondSum >> 1));
        final int firstError = (coded << Logistic.BITS) - Logistic.squash(firstSum);
        final int secondError = (coded << Logistic.BITS) - Logistic.squash(secondSum);
        if (Math.abs(firstError) >= LEAST_ERROR || Math.abs(secondError) >= LEAST_ERROR) {
            learn(first, firstBase, firstError);
            learn(second, secondBase, secondError);
            for (final FourContexts four : fours) {
                four.learn(coded);
            }
        }
        return coded;
    }

    /** Finds the slots of a node. The contexts are hashed once for all nodes of a family. */
    private void look(final int node) {
        final int wanted = node >> FourContexts.FAMILY_BITS;
        if (wanted != family) {
            family = wanted;
            for (int i = 0; i < fours.length; i++) {
                fours[i].find(contexts, i * FourContexts.COUNT, wanted);
            }
        }
        for (final FourContexts four : fours) {
            four.look(node & (1 << FourContexts.FAMILY_BITS) - 1);
        }
    }

    private int sum(final int[] weights, final int base) {
        long total = (long) weights[base + contexts.length] * BIAS;
        for (int i = 0; i < fours.length; i++) {
            total += fours[i].sum(weights, base + i * FourContexts.COUNT);
        }
        return (int) Math.max(-Logistic.MAX_STRETCHED, Math.min(Logistic.MAX_STRETCHED, total >> WEIGHT_BITS));
    }

    /** Moves a set of weights towards the bit. */
    private void learn(final int[] weights, final int base, final int error) {
        for (int i = 0; i < fours.length; i++) {
            fours[i].learn(weights, base + i * FourContexts.COUNT, error);
        }
        weights[base + contexts.length] += FourContexts.step(BIAS, error);
    }
}
