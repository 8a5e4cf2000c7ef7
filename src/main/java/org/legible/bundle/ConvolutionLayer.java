package org.legible.bundle;

import java.util.Arrays;

/**
 * A convolution on integers: {@code clamp((sum + 2^(shift-1)) >> shift, low, high)}.
 * 32 bits suffice for every sum, which is checked when the bundle is read.
 */
final class ConvolutionLayer implements ScaleLayer {

    private final int kernel;
    private final int inputs;
    private final int outputs;
    private final int shift;
    private final int low;
    private final int high;
    private final short[] weights;
    private final int[] biases;

    /**
     * @param kernel 1 or 3
     * @param weights [output][input][row][column]
     * @param biases [output]
     */
    ConvolutionLayer(final int kernel, final int inputs, final int outputs, final int shift, final int low, final int high,
            final short[] weights, final int[] biases) {
        this.kernel = kernel;
        this.inputs = inputs;
        this.outputs = outputs;
        this.shift = shift;
        this.low = low;
        this.high = high;
        this.weights = weights;
        this.biases = biases;
    }

    @Override
    public IntPlanes apply(final IntPlanes input, final LocalQuality quality) {
        final IntPlanes output = new IntPlanes(outputs, input.height, input.width);
        final int[] used = usedChannels(input);
        final int[] sums = new int[input.area];
        for (int channel = 0; channel < outputs; channel++) {
            // Rounding is part of the start value, and the sums' range was checked with it.
            Arrays.fill(sums, biases[channel] + (1 << shift - 1));
            if (kernel == 1) {
                addPoints(input, used, channel, sums);
            } else {
                addNeighbourhoods(input, used, channel, sums);
            }
            scale(sums, output.values, channel * output.area, output.firstInside(), output.endInside());
            output.clearSides(channel);
        }
        return output;
    }

    /** Most channels of most hyper-latents are zero throughout a tile, and need no multiplication. */
    private int[] usedChannels(final IntPlanes input) {
        final int[] used = new int[inputs];
        int count = 0;
        for (int channel = 0; channel < inputs; channel++) {
            if (!input.isZero(channel)) {
                used[count++] = channel;
            }
        }
        return Arrays.copyOf(used, count);
    }

    private void addPoints(final IntPlanes input, final int[] used, final int channel, final int[] sums) {
        final int row = channel * inputs;
        final int from = input.firstInside();
        final int to = input.endInside();
        int i = 0;
        for (; i + 4 <= used.length; i += 4) {
            addFour(sums, input.values, from, to, used[i] * input.area, weights[row + used[i]], used[i + 1] * input.area,
                weights[row + used[i + 1]], used[i + 2] * input.area, weights[row + used[i + 2]], used[i + 3] * input.area,
                weights[row + used[i + 3]]);
        }
        for (; i < used.length; i++) {
            addOne(sums, input.values, from, to, used[i] * input.area, weights[row + used[i]]);
        }
    }

    private void addNeighbourhoods(final IntPlanes input, final int[] used, final int channel, final int[] sums) {
        for (final int source : used) {
            final int w = (channel * inputs + source) * 9;
            final int centre = source * input.area;
            for (int row = 0; row < 3; row++) {
                addThree(sums, input.values, input.firstInside(), input.endInside(), centre + (row - 1) * input.pitch,
                    weights[w + 3 * row], weights[w + 3 * row + 1], weights[w + 3 * row + 2]);
            }
        }
    }

    // The loops below are all the time of this class; each is plain enough to be turned into vector instructions.

    private static void addOne(final int[] sums, final int[] in, final int from, final int to, final int a, final int wa) {
        for (int i = from; i < to; i++) {
            sums[i] += wa * in[a + i];
        }
    }

    private static void addFour(final int[] sums, final int[] in, final int from, final int to, final int a, final int wa,
            final int b, final int wb, final int c, final int wc, final int d, final int wd) {
        for (int i = from; i < to; i++) {
            sums[i] += wa * in[a + i] + wb * in[b + i] + wc * in[c + i] + wd * in[d + i];
        }
    }

    private static void addThree(final int[] sums, final int[] in, final int from, final int to, final int row, final int left,
            final int middle, final int right) {
        for (int i = from; i < to; i++) {
            sums[i] += left * in[row + i - 1] + middle * in[row + i] + right * in[row + i + 1];
        }
    }

    private void scale(final int[] sums, final int[] out, final int offset, final int from, final int to) {
        final int by = shift;
        final int least = low;
        final int most = high;
        for (int i = from; i < to; i++) {
            out[offset + i] = Math.max(least, Math.min(most, sums[i] >> by));
        }
    }
}
