package org.legible.symbol;

import java.util.Arrays;

/** A growing list of ints. */
final class IntStack {

    private int[] values = new int[1024];
    private int size;

    void push(final int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.multiplyExact(size, 2));
        }
        values[size++] = value;
    }

    int get(final int index) {
        return values[index];
    }

    void set(final int index, final int value) {
        values[index] = value;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
