package org.legible.format;

/**
 * Size and type of an image. Its planes are in ImageJ's order: channel fastest, then slice, then frame.
 *
 * @param width    in pixels, 1 to {@link LgbFormat#MAX_SIDE}
 * @param height   in pixels, 1 to {@link LgbFormat#MAX_SIDE}; {@code width * height} is at most {@link LgbFormat#MAX_PLANE_PIXELS}
 * @param channels at least 1
 * @param slices   at least 1
 * @param frames   at least 1; {@code channels * slices * frames} is at most {@link LgbFormat#MAX_PLANES}
 * @param type     what a pixel is
 */
public record ImageLayout(int width, int height, int channels, int slices, int frames, SampleType type) {

    /** @throws IllegalArgumentException if a limit does not hold; the message names the field and its value */
    public ImageLayout {
        Limits.require("width", width, 1, LgbFormat.MAX_SIDE);
        Limits.require("height", height, 1, LgbFormat.MAX_SIDE);
        Limits.require("width x height", (long) width * height, 1, LgbFormat.MAX_PLANE_PIXELS);
        Limits.require("channels", channels, 1, LgbFormat.MAX_PLANES);
        Limits.require("slices", slices, 1, LgbFormat.MAX_PLANES);
        Limits.require("frames", frames, 1, LgbFormat.MAX_PLANES);
        Limits.require("channels x slices", (long) channels * slices, 1, LgbFormat.MAX_PLANES);
        Limits.require("channels x slices x frames", (long) channels * slices * frames, 1, LgbFormat.MAX_PLANES);
        if (type == null) {
            throw new IllegalArgumentException("The sample type is missing");
        }
    }

    /** The number of planes. */
    public int planes() {
        return channels * slices * frames;
    }

    /** The channel of a plane, from 0. */
    public int channelOf(final int plane) {
        return plane % channels;
    }

    /** The number of pixels of all planes. */
    public long pixels() {
        return (long) width * height * planes();
    }
}
