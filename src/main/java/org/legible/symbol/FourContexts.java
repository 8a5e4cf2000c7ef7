package org.legible.symbol;

/**
 * Adaptive probabilities of bits in four contexts, and a part of the weighted sums that {@link Mixer} makes of them. Nearly all the time
 * that a page takes is spent here: what concerns each context has fields of its own, for which the compiler makes far better code than for
 * arrays of four.
 */
final class FourContexts {

    /** How many contexts these are. */
    static final int COUNT = 4;

    /** So many nodes have their slots side by side, as the bits of one number are looked for one after the other: memory is slow. */
    static final int FAMILY_BITS = 4;

    /**
     * A slot is a probability of 18 bits less a half, how often it was seen, up to {@link #MAX_SEEN}, and 8 bits that tell its context from
     * others. One that was not used yet is 0.
     */
    private static final int CHECK_BITS = 8;
    private static final int CHECK_MASK = (1 << CHECK_BITS) - 1;
    private static final int SEEN_BITS = 6;
    private static final int MAX_SEEN = (1 << SEEN_BITS) - 1;
    private static final int PROBABILITY_SHIFT = CHECK_BITS + SEEN_BITS;
    private static final int SURPLUS_BITS = Integer.SIZE - PROBABILITY_SHIFT - Logistic.BITS;

    /** The greatest probability less a half; the least one is its complement. */
    private static final int GREATEST = (1 << Integer.SIZE - PROBABILITY_SHIFT - 1) - 1;

    private static final int RATE_SHIFT = 14;
    private static final int RATE_HALF = 1 << RATE_SHIFT - 1;
    private static final int NODE_FACTOR = 0x2545F491;
    private static final int HASH_FACTOR = 0x9E3779B1;

    /** The share of its error that a probability takes off after so many sightings, and how far it can be trusted, in 1/65536. */
    private static final int[] RATE = new int[MAX_SEEN + 1];
    private static final int[] TRUST = new int[MAX_SEEN + 1];

    static {
        for (int n = 0; n <= MAX_SEEN; n++) {
            RATE[n] = 655_360 / (10 * n + 11);
            TRUST[n] = n * 655_360 / (10 * n + 1);
        }
    }

    private final int tableBits;

    /** Of the four contexts, one table after the other. */
    private final int[] slots;

    // For each context: where the slots of the present family are, and the check that they have if they are its own.
    private int placeA, placeB, placeC, placeD;
    private int checkA, checkB, checkC, checkD;

    // And for the present bit: where its slot is, what it holds, and what it adds to the sums.
    private int atA, atB, atC, atD;
    private int stateA, stateB, stateC, stateD;
    private int inputA, inputB, inputC, inputD;

    /** @param tableBits logarithm of the number of slots for each context; contexts are hashed into them */
    FourContexts(final int tableBits) {
        this.tableBits = tableBits;
        this.slots = new int[COUNT << tableBits];
    }

    /**
     * Finds the slots of a family of nodes.
     *
     * @param contexts numbers of contexts
     * @param from     the first of the four
     * @param family   a node without its last {@value #FAMILY_BITS} bits
     */
    void find(final int[] contexts, final int from, final int family) {
        final int salt = family * NODE_FACTOR;
        final int a = (contexts[from] + salt) * HASH_FACTOR;
        final int b = (contexts[from + 1] + salt) * HASH_FACTOR;
        final int c = (contexts[from + 2] + salt) * HASH_FACTOR;
        final int d = (contexts[from + 3] + salt) * HASH_FACTOR;
        placeA = a >>> Integer.SIZE - tableBits;
        placeB = b >>> Integer.SIZE - tableBits | 1 << tableBits;
        placeC = c >>> Integer.SIZE - tableBits | 2 << tableBits;
        placeD = d >>> Integer.SIZE - tableBits | 3 << tableBits;
        checkA = check(a);
        checkB = check(b);
        checkC = check(c);
        checkD = check(d);
    }

    private int check(final int hash) {
        return hash >>> Integer.SIZE - tableBits - CHECK_BITS & CHECK_MASK;
    }

    /**
     * Looks at the slots of a node.
     *
     * @param neighbour the last {@value #FAMILY_BITS} bits of the node; its family was found before
     */
    void look(final int neighbour) {
        atA = placeA ^ neighbour;
        atB = placeB ^ neighbour;
        atC = placeC ^ neighbour;
        atD = placeD ^ neighbour;
        stateA = own(slots[atA], checkA);
        stateB = own(slots[atB], checkB);
        stateC = own(slots[atC], checkC);
        stateD = own(slots[atD], checkD);
        inputA = input(stateA);
        inputB = input(stateB);
        inputC = input(stateC);
        inputD = input(stateD);
    }

    /** A slot of another context is taken over as a new one: a probability of a half, never seen. */
    private static int own(final int found, final int check) {
        return (found & CHECK_MASK) == check ? found : check;
    }

    private static int input(final int state) {
        return Logistic.stretchBeyondHalf(state >> PROBABILITY_SHIFT + SURPLUS_BITS) * TRUST[state >> CHECK_BITS & MAX_SEEN] >> 16;
    }

    /** The sum of the four inputs, each with its weight; the first weight is at a place. */
    long sum(final int[] weights, final int at) {
        return (long) weights[at] * inputA + (long) weights[at + 1] * inputB + (long) weights[at + 2] * inputC
            + (long) weights[at + 3] * inputD;
    }

    /** Moves the weights of a sum, which was off by the error, in 1/65536, towards the bit. */
    void learn(final int[] weights, final int at, final int error) {
        weights[at] += step(inputA, error);
        weights[at + 1] += step(inputB, error);
        weights[at + 2] += step(inputC, error);
        weights[at + 3] += step(inputD, error);
    }

    /** What the weight of an input grows by. */
    static int step(final int input, final int error) {
        return input * error + RATE_HALF >> RATE_SHIFT;
    }

    /** Moves the slots towards the bit. */
    void learn(final int bit) {
        final int target = bit == 1 ? GREATEST : ~GREATEST;
        slots[atA] = moved(stateA, target);
        slots[atB] = moved(stateB, target);
        slots[atC] = moved(stateC, target);
        slots[atD] = moved(stateD, target);
    }

    private static int moved(final int state, final int target) {
        final int seen = state >> CHECK_BITS & MAX_SEEN;
        final int change = (int) ((long) (target - (state >> PROBABILITY_SHIFT)) * RATE[seen] >> 16);
        return state + (change << PROBABILITY_SHIFT) + (seen < MAX_SEEN ? 1 << CHECK_BITS : 0);
    }
}
