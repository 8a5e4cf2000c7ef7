package org.legible.symbol;

import java.util.Arrays;

import org.legible.entropy.MalformedStreamException;

/**
 * Predicts bits from several contexts at once: each has an adaptive probability, and a weighted sum in the logistic domain, whose weights
 * adapt too, makes one of them (Mahoney, "Adaptive weighing of context models for lossless data compression", 2005). There are two such
 * sums, with weights of their own that are chosen by different circumstances, and their mean counts. Integers only, so that reader and
 * writer agree on every machine.
 */
final class Mixer {

    /** A slot is a probability of 18 bits, how often it was seen, up to {@link #MAX_COUNT}, and 8 bits that tell its context from others. */
    private static final int CHECK_BITS = 8;
    private static final int CHECK_MASK = (1 << CHECK_BITS) - 1;
    private static final int MAX_COUNT = 63;
    private static final int COUNT_BITS = 6;
    private static final int PROBABILITY_BITS = Integer.SIZE - COUNT_BITS - CHECK_BITS;
    private static final int EVEN = 1 << Integer.SIZE - 1;

    private static final int WEIGHT_BITS = 16;
    private static final int RATE_SHIFT = 14;

    /** What the weight of no context at all is multiplied with. */
    private static final int BIAS = 256;

    private static final int NODE_FACTOR = 0x2545F491;
    private static final int HASH_FACTOR = 0x9E3779B1;

    /** The share of its error that a probability takes off after so many sightings, and how far it can be trusted, in 1/65536. */
    private static final int[] RATE = new int[MAX_COUNT + 1];
    private static final int[] TRUST = new int[MAX_COUNT + 1];

    static {
        for (int n = 0; n <= MAX_COUNT; n++) {
            RATE[n] = 655_360 / (10 * n + 11);
            TRUST[n] = n * 655_360 / (10 * n + 1);
        }
    }

    /** So many bits of a node tell the slots of a context apart that lie side by side. */
    private static final int NEIGHBOUR_BITS = 4;

    /** Weights stay as they are where both sums are off by less than this, in 1/65536: they have little to learn there. */
    private static final int LEAST_ERROR = 512;

    private final int tableBits;
    private final int contexts;

    /** Of all contexts, one table after the other. */
    private final int[] slots;
    private final int[] first;
    private final int[] second;

    // Of the present bit.
    private final int[] at;
    private final int[] states;
    private final int[] checks;
    private final int[] inputs;
    private int firstSum;
    private int secondSum;

    /**
     * @param contexts   how many contexts each bit has
     * @param firstSets  how many sets of weights there are to choose from for the first sum
     * @param secondSets and for the second one
     * @param tableBits  logarithm of the number of slots for each context; contexts are hashed into them
     * @param firstWeight of every context at first, in 1/65536
     */
    Mixer(final int contexts, final int firstSets, final int secondSets, final int tableBits, final int firstWeight) {
        this.tableBits = tableBits;
        this.contexts = contexts;
        this.slots = new int[contexts << tableBits];
        this.states = new int[contexts];
        this.checks = new int[contexts];
        this.first = weights(firstSets, firstWeight);
        this.second = weights(secondSets, firstWeight);
        this.at = new int[contexts];
        this.inputs = new int[contexts + 1];
        inputs[contexts] = BIAS;
    }

    private int[] weights(final int sets, final int firstWeight) {
        final int[] weights = new int[sets * (contexts + 1)];
        Arrays.fill(weights, firstWeight);
        for (int set = 0; set < sets; set++) {
            weights[set * (contexts + 1) + contexts] = 0;
        }
        return weights;
    }

    /**
     * Codes a bit.
     *
     * @param coder     writes or reads it
     * @param bit       to be written
     * @param context   one number for each context
     * @param node      which of the bits it is that share these contexts
     * @param firstSet  number of the set of weights for the first sum
     * @param secondSet and for the second one
     * @return the bit
     */
    int code(final BitCoder coder, final int bit, final int[] context, final int node, final int firstSet, final int secondSet)
            throws MalformedStreamException {
        final int firstBase = firstSet * (contexts + 1);
        final int secondBase = secondSet * (contexts + 1);
        look(context, node, firstBase, secondBase);
        final int coded = coder.code(bit, Logistic.squash(firstSum + secondSum >> 1));
        learn(coded, firstBase, secondBase);
        return coded;
    }

    /**
     * Finds the slots of the contexts, and the two sums. The slots of 16 nodes lie side by side, as the bits of one number are looked for
     * one after the other: memory is slower than all that is computed here.
     */
    private void look(final int[] context, final int node, final int firstBase, final int secondBase) {
        final int salt = (node >> NEIGHBOUR_BITS) * NODE_FACTOR;
        final int neighbour = node & (1 << NEIGHBOUR_BITS) - 1;
        // First all slots are loaded, without a look at any: as they lie far apart, the memory's delays pass side by side.
        for (int i = 0; i < contexts; i++) {
            final int hash = (context[i] + salt) * HASH_FACTOR;
            final int place = (i << tableBits) + (hash >>> Integer.SIZE - tableBits ^ neighbour);
            at[i] = place;
            checks[i] = hash >>> Integer.SIZE - tableBits - CHECK_BITS & CHECK_MASK;
            states[i] = slots[place];
        }
        long firstTotal = (long) first[firstBase + contexts] * BIAS;
        long secondTotal = (long) second[secondBase + contexts] * BIAS;
        for (int i = 0; i < contexts; i++) {
            // A slot that was not used yet is 0, and one of another context is taken over.
            final int found = states[i];
            final int check = checks[i];
            final int state = found != 0 && (found & CHECK_MASK) == check ? found : EVEN | check;
            final int input = Logistic.stretch(state >>> Integer.SIZE - Logistic.BITS) * TRUST[state >> CHECK_BITS & MAX_COUNT] >> 16;
            states[i] = state;
            inputs[i] = input;
            firstTotal += (long) first[firstBase + i] * input;
            secondTotal += (long) second[secondBase + i] * input;
        }
        firstSum = cut(firstTotal);
        secondSum = cut(secondTotal);
    }

    private static int cut(final long total) {
        return (int) Math.max(-Logistic.MAX_STRETCHED, Math.min(Logistic.MAX_STRETCHED, total >> WEIGHT_BITS));
    }

    /** Moves the weights and the slots towards the bit. */
    private void learn(final int coded, final int firstBase, final int secondBase) {
        final int firstError = (coded << Logistic.BITS) - Logistic.squash(firstSum);
        final int secondError = (coded << Logistic.BITS) - Logistic.squash(secondSum);
        if (Math.abs(firstError) >= LEAST_ERROR || Math.abs(secondError) >= LEAST_ERROR) {
            for (int i = 0; i <= contexts; i++) {
                first[firstBase + i] += inputs[i] * firstError + (1 << RATE_SHIFT - 1) >> RATE_SHIFT;
                second[secondBase + i] += inputs[i] * secondError + (1 << RATE_SHIFT - 1) >> RATE_SHIFT;
            }
        }
        final int target = (coded << PROBABILITY_BITS) - coded;
        for (int i = 0; i < contexts; i++) {
            final int state = states[i];
            final int count = state >> CHECK_BITS & MAX_COUNT;
            final int before = state >>> Integer.SIZE - PROBABILITY_BITS;
            final int after = before + (int) ((long) (target - before) * RATE[count] >> 16);
            slots[at[i]] = after << Integer.SIZE - PROBABILITY_BITS | Math.min(MAX_COUNT, count + 1) << CHECK_BITS | state & CHECK_MASK;
        }
    }
}
