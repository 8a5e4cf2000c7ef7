package org.legible.codec;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;

/** Memory for the inputs of networks, used again and again: one buffer for each role, as large as was ever needed. */
final class Scratch {

    /** What a map is for; two maps of one role are never in use at once. */
    enum Role {
        PIXELS, LATENTS, HYPER_LATENTS, FEATURES, QUALITY
    }

    private final Map<Role, ByteBuffer> buffers = new EnumMap<>(Role.class);

    /** A map with anything in it. The map of this role that was given out before is no longer good. */
    FeatureMap map(final Role role, final int channels, final int height, final int width) {
        final int bytes = Math.multiplyExact(Float.BYTES, channels * height * width);
        ByteBuffer buffer = buffers.get(role);
        if (buffer == null || buffer.capacity() < bytes) {
            buffer = ByteBuffer.allocateDirect(bytes);
            buffers.put(role, buffer);
        }
        return new FeatureMap(channels, height, width, buffer.slice(0, bytes));
    }
}
