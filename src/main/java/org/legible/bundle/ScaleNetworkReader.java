package org.legible.bundle;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.legible.format.LegibleException;

/**
 * Reads the layers of the scale network and follows their shapes and the bounds of their values, so that no input can make a sum
 * overflow or choose a table that is not there.
 */
final class ScaleNetworkReader {

    private static final int MAX_CHANNELS = 1 << 14;
    private static final int MAX_ACTIVATION = 1 << 24;

    private final JsonFields json;
    private final ByteBuffer weights;

    /** Bounds of every channel's values at the present layer. */
    private long[] low;
    private long[] high;
    private int resolution = 1;

    /**
     * @param json the field "scaleNetwork"
     * @param weights content of the file of weights
     */
    ScaleNetworkReader(final JsonFields json, final byte[] weights) {
        this.json = json;
        this.weights = ByteBuffer.wrap(weights).order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * @param inputs channels of the hyper-latents
     * @param outputs channels of the latents
     * @param ratio latents a hyper-latent along one side
     * @param tables number of tables to choose from
     */
    ScaleNetwork read(final int inputs, final int outputs, final int ratio, final QualityKnots knots, final int tables)
            throws LegibleException {
        final int inputLimit = json.integer("inputLimit", 1, Short.MAX_VALUE);
        low = filled(inputs, -inputLimit);
        high = filled(inputs, inputLimit);
        final List<ScaleLayer> layers = new ArrayList<>();
        for (final JsonFields layer : json.children("layers")) {
            layers.add(layer(layer, knots, ratio));
        }
        if (low.length != outputs || resolution != ratio) {
            throw json.problem("layers", "end with " + low.length + " channels at " + resolution + " times the hyper-latents' resolution"
                + " instead of " + outputs + " at " + ratio + " times");
        }
        for (int channel = 0; channel < outputs; channel++) {
            if (low[channel] < 0 || high[channel] >= tables) {
                throw json.problem("layers", "end with values from " + low[channel] + " to " + high[channel] + ", and there are "
                    + tables + " tables");
            }
        }
        return new ScaleNetwork(inputs, inputLimit, layers);
    }

    private ScaleLayer layer(final JsonFields layer, final QualityKnots knots, final int ratio) throws LegibleException {
        final String kind = layer.text("kind");
        switch (kind) {
            case "conv":
                return convolution(layer);
            case "shuffle":
                if (low.length % 4 != 0 || 2 * resolution > ratio) {
                    throw layer.problem("kind", "is shuffle for " + low.length + " channels at " + resolution + " times the resolution");
                }
                shuffleBounds();
                resolution *= 2;
                return new ShuffleLayer();
            case "quality":
                final int channels = low.length;
                low = Arrays.copyOf(low, channels + knots.count());
                high = Arrays.copyOf(high, channels + knots.count());
                Arrays.fill(high, channels, high.length, QualityKnots.WEIGHT_SUM);
                return new QualityLayer(knots);
            default:
                throw layer.problem("kind", "is \"" + kind + "\", which this program does not know");
        }
    }

    private void shuffleBounds() {
        final long[] lows = new long[low.length / 4];
        final long[] highs = new long[low.length / 4];
        for (int channel = 0; channel < low.length; channel++) {
            lows[channel / 4] = Math.min(lows[channel / 4], low[channel]);
            highs[channel / 4] = Math.max(highs[channel / 4], high[channel]);
        }
        low = lows;
        high = highs;
    }

    private ConvolutionLayer convolution(final JsonFields layer) throws LegibleException {
        final int kernel = layer.integer("kernel", 1, 3);
        final int inputs = layer.integer("in", 1, MAX_CHANNELS);
        final int outputs = layer.integer("out", 1, MAX_CHANNELS);
        final int shift = layer.integer("shift", 1, 30);
        final int least = layer.integer("low", -MAX_ACTIVATION, MAX_ACTIVATION);
        final int most = layer.integer("high", least, MAX_ACTIVATION);
        if (kernel == 2) {
            throw layer.problem("kernel", "is 2, not 1 or 3");
        }
        if (inputs != low.length) {
            throw layer.problem("in", "is " + inputs + ", and the layer before has " + low.length + " channels");
        }
        final int taps = kernel * kernel;
        final short[] w = new short[checkedCount(layer, "weights", (long) outputs * inputs * taps, Short.BYTES)];
        weights.slice(layer.integer("weights", 0, weights.capacity()), w.length * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN)
            .asShortBuffer().get(w);
        final int[] b = new int[checkedCount(layer, "biases", outputs, Integer.BYTES)];
        weights.slice(layer.integer("biases", 0, weights.capacity()), b.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN)
            .asIntBuffer().get(b);
        for (int output = 0; output < outputs; output++) {
            requireNoOverflow(layer, output, inputs * taps, taps, w, b[output], 1L << shift - 1);
        }
        low = filled(outputs, least);
        high = filled(outputs, most);
        return new ConvolutionLayer(kernel, inputs, outputs, shift, least, most, w, b);
    }

    private int checkedCount(final JsonFields layer, final String field, final long count, final int bytes) throws LegibleException {
        final int offset = layer.integer(field, 0, weights.capacity());
        if (offset + count * bytes > weights.capacity()) {
            throw layer.problem(field, "is " + offset + ", and " + count * bytes + " bytes from there leave the file of "
                + weights.capacity() + " bytes");
        }
        return (int) count;
    }

    /** Zero counts as a possible value of every input because of the padding; so the bounds hold for every partial sum, too. */
    private void requireNoOverflow(final JsonFields layer, final int output, final int row, final int taps, final short[] w,
            final int bias, final long rounding) throws LegibleException {
        long least = Math.min(0, bias);
        long most = Math.max(0, bias) + rounding;
        for (int i = 0; i < row; i++) {
            final long weight = w[output * row + i];
            final long a = weight * low[i / taps];
            final long b = weight * high[i / taps];
            least += Math.min(0, Math.min(a, b));
            most += Math.max(0, Math.max(a, b));
        }
        if (least < Integer.MIN_VALUE || most > Integer.MAX_VALUE) {
            throw layer.problem("weights", "let the sums of output " + output + " go from " + least + " to " + most
                + ", beyond 32 bits");
        }
    }

    private static long[] filled(final int length, final long value) {
        final long[] array = new long[length];
        Arrays.fill(array, value);
        return array;
    }
}
