package org.legible.codec;

import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;

import org.legible.bundle.LocalQuality;

/** The local quality of a plane as the float side needs it: as a map for the networks, and as gains. */
final class QualityField {

    private final LocalQuality quality;
    private final IntFunction<float[]> gainsOf;
    private final Map<Integer, float[]> gains = new HashMap<>();

    /** The gains at every column of one row, where the quality varies. */
    private final float[][] cachedGains;
    private int cachedRow = -1;

    /**
     * @param quality of the whole plane
     * @param gainsOf the channels' gains at a quality in 1/256
     */
    QualityField(final LocalQuality quality, final IntFunction<float[]> gainsOf) {
        this.quality = quality;
        this.gainsOf = gainsOf;
        this.cachedGains = new float[quality.isUniform() ? 0 : quality.width()][];
    }

    LocalQuality local() {
        return quality;
    }

    /** The quality of an area, 1 to 100. */
    FeatureMap map(final Area area, final Scratch scratch) {
        final FeatureMap map = scratch.map(Scratch.Role.QUALITY, 1, area.height(), area.width());
        final FloatBuffer values = map.values();
        for (int y = 0, i = 0; y < area.height(); y++) {
            for (int x = 0; x < area.width(); x++, i++) {
                values.put(i, quality.at(area.y() + y, area.x() + x) / 256f);
            }
        }
        return map;
    }

    /**
     * Multiplies a stretch of a row with the gains. It is fastest when all channels of a row come one after another.
     *
     * @param channel of the latents
     * @param y row in the plane
     * @param x column in the plane of the first value
     * @param values are changed from {@code offset} on
     * @param offset of the first value
     * @param count how many
     */
    void scale(final int channel, final int y, final int x, final float[] values, final int offset, final int count) {
        if (quality.isUniform()) {
            final float gain = gains(quality.at(y, x))[channel];
            for (int i = offset; i < offset + count; i++) {
                values[i] *= gain;
            }
        } else {
            final float[][] row = gainsOfRow(y);
            for (int i = 0; i < count; i++) {
                values[offset + i] *= row[x + i][channel];
            }
        }
    }

    private float[][] gainsOfRow(final int y) {
        if (y != cachedRow) {
            cachedRow = y;
            for (int x = 0; x < cachedGains.length; x++) {
                cachedGains[x] = gains(quality.at(y, x));
            }
        }
        return cachedGains;
    }

    private float[] gains(final int value) {
        return gains.computeIfAbsent(value, gainsOf::apply);
    }
}
