package org.legible.codec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/**
 * A stack of planes of floats, channel by channel and row by row, in memory that an engine can use without a copy.
 */
public final class FeatureMap {

    private final int channels;
    private final int height;
    private final int width;
    private final ByteBuffer bytes;
    private final FloatBuffer values;

    /**
     * A map over memory that is there.
     *
     * @param channels at least 1
     * @param height at least 1
     * @param width at least 1
     * @param bytes a direct buffer that holds, from its start to its capacity, the values in the machine's byte order
     */
    public FeatureMap(final int channels, final int height, final int width, final ByteBuffer bytes) {
        if (bytes.capacity() != Float.BYTES * channels * height * width || !bytes.isDirect()) {
            throw new IllegalArgumentException(bytes + " for " + channels + "x" + height + "x" + width + " floats");
        }
        this.channels = channels;
        this.height = height;
        this.width = width;
        this.bytes = bytes;
        this.values = bytes.duplicate().clear().order(ByteOrder.nativeOrder()).asFloatBuffer();
    }

    /** A new map, all 0. */
    public static FeatureMap allocate(final int channels, final int height, final int width) {
        return new FeatureMap(channels, height, width,
            ByteBuffer.allocateDirect(Math.multiplyExact(Float.BYTES, channels * height * width)));
    }

    /** @return number of planes */
    public int channels() {
        return channels;
    }

    /** @return rows of a plane */
    public int height() {
        return height;
    }

    /** @return columns of a plane */
    public int width() {
        return width;
    }

    /** @return the values, from position 0 to the limit; the same buffer at every call, to be used with absolute positions */
    public FloatBuffer values() {
        return values;
    }

    /** @return the memory behind the values, from position 0 to the limit */
    public ByteBuffer bytes() {
        return bytes.duplicate().clear().order(ByteOrder.nativeOrder());
    }

    /** @return where the first value of a row is */
    public int at(final int channel, final int y) {
        return (channel * height + y) * width;
    }
}
