package org.legible.bundle;

import java.util.List;

/**
 * The integer scale network, evaluated in plain Java: the reference that every other evaluation has to equal, integer for integer.
 * Immutable and safe to share between threads.
 */
public final class ScaleNetwork implements ScaleIndices {

    private final int hyperChannels;
    private final int inputLimit;
    private final List<ScaleLayer> layers;

    ScaleNetwork(final int hyperChannels, final int inputLimit, final List<ScaleLayer> layers) {
        this.hyperChannels = hyperChannels;
        this.inputLimit = inputLimit;
        this.layers = List.copyOf(layers);
    }

    @Override
    public byte[] of(final short[] hyperLatents, final int height, final int width, final LocalQuality quality) {
        IntPlanes planes = new IntPlanes(hyperChannels, height, width);
        for (int channel = 0, i = 0; channel < hyperChannels; channel++) {
            for (int y = 0; y < height; y++) {
                int to = planes.at(channel, y, 0);
                for (int x = 0; x < width; x++) {
                    planes.values[to++] = Math.max(-inputLimit, Math.min(inputLimit, hyperLatents[i++]));
                }
            }
        }
        for (final ScaleLayer layer : layers) {
            planes = layer.apply(planes, quality);
        }
        return indices(planes);
    }

    private static byte[] indices(final IntPlanes planes) {
        final byte[] indices = new byte[planes.channels * planes.height * planes.width];
        for (int channel = 0, i = 0; channel < planes.channels; channel++) {
            for (int y = 0; y < planes.height; y++) {
                int from = planes.at(channel, y, 0);
                for (int x = 0; x < planes.width; x++) {
                    indices[i++] = (byte) planes.values[from++];
                }
            }
        }
        return indices;
    }
}
