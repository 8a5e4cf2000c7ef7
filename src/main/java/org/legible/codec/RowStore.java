package org.legible.codec;

import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Rows of feature maps of a plane, of which only those in use take memory: they are allocated from top to bottom and released in
 * the same order. Each channel of a row is an array of its own; large arrays would waste memory in Java's heap.
 */
final class RowStore {

    private final Area bounds;
    private final int channels;
    private final float[][][] rows;
    private final Deque<float[][]> unused = new ArrayDeque<>();
    private int allocated;
    private int released;

    RowStore(final int channels, final Area bounds) {
        this.bounds = bounds;
        this.channels = channels;
        this.rows = new float[bounds.height()][][];
    }

    int channels() {
        return channels;
    }

    /** Makes rows up to this one usable. What is in them is anything. */
    void allocate(final int endRow) {
        for (; allocated < endRow - bounds.y(); allocated++) {
            rows[allocated] = unused.isEmpty() ? new float[channels][bounds.width()] : unused.pop();
        }
    }

    /** Gives the rows above this one back. */
    void release(final int endRow) {
        for (; released < Math.min(allocated, endRow - bounds.y()); released++) {
            unused.push(rows[released]);
            rows[released] = null;
        }
    }

    /** One channel of a row; index 0 is the left border of the bounds. */
    float[] row(final int channel, final int y) {
        return rows[y - bounds.y()][channel];
    }

    /** Copies an area into a map. */
    void read(final Area area, final FeatureMap into) {
        final FloatBuffer values = into.values();
        for (int channel = 0; channel < channels; channel++) {
            for (int y = 0; y < area.height(); y++) {
                values.put(into.at(channel, y), row(channel, area.y() + y), area.x() - bounds.x(), area.width());
            }
        }
    }

    /** Copies the core of a window out of what a network has made of its input. */
    void write(final FeatureMap from, final Window window) {
        final Area core = window.core();
        final FloatBuffer values = from.values();
        for (int channel = 0; channel < channels; channel++) {
            for (int y = core.y(); y < core.bottom(); y++) {
                values.get(from.at(channel, y - window.input().y()) + core.x() - window.input().x(), row(channel, y),
                    core.x() - bounds.x(), core.width());
            }
        }
    }
}
