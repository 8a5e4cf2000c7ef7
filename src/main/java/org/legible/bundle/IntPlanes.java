package org.legible.bundle;

import java.util.Arrays;

/**
 * Integer activations of the scale network: channel planes with a border of zeros one sample wide, so that a convolution runs over
 * one long stretch of memory instead of many short rows.
 */
final class IntPlanes {

    final int channels;
    final int height;
    final int width;

    /** Samples from one row to the next. */
    final int pitch;

    /** Samples from one channel to the next. */
    final int area;

    final int[] values;

    IntPlanes(final int channels, final int height, final int width) {
        this.channels = channels;
        this.height = height;
        this.width = width;
        this.pitch = width + 2;
        this.area = (height + 2) * pitch;
        this.values = new int[channels * area];
    }

    /** Where the sample at row y and column x of a channel is. */
    int at(final int channel, final int y, final int x) {
        return channel * area + (y + 1) * pitch + x + 1;
    }

    /** The first sample that is not border. */
    int firstInside() {
        return pitch + 1;
    }

    /** The sample behind the last one that is not border. */
    int endInside() {
        return area - pitch - 1;
    }

    boolean isZero(final int channel) {
        for (int i = channel * area; i < (channel + 1) * area; i++) {
            if (values[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Sets the left and right border to zero where a run over whole stretches has left something there. */
    void clearSides(final int channel) {
        for (int y = 0; y < height; y++) {
            values[at(channel, y, -1)] = 0;
            values[at(channel, y, width)] = 0;
        }
    }

    void fill(final int channel, final int value) {
        for (int y = 0; y < height; y++) {
            Arrays.fill(values, at(channel, y, 0), at(channel, y, width), value);
        }
    }
}
