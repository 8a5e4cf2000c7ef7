package org.legible.symbol;

import org.legible.entropy.BitCoder;

/** Writes nothing, and counts what it would take. */
final class BitCounter implements BitCoder {

    private double nats;

    @Override
    public int code(final int bit, final int probability) {
        nats -= Math.log((bit == 1 ? probability : (1 << Logistic.BITS) - probability) / (double) (1 << Logistic.BITS));
        return bit;
    }

    /** The bits since the last call. */
    double take() {
        final double bits = nats / Math.log(2);
        nats = 0;
        return bits;
    }
}
