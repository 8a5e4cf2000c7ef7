package org.legible.format;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the HEAD chunk says: all that is needed to know how a file's tiles were coded.
 *
 * @param layout         size and type of the image
 * @param windows        the value window of each channel; empty where the type has none ({@link SampleType#windowed()})
 * @param quality        in 1/256, {@link LgbFormat#MIN_QUALITY} to {@link LgbFormat#MAX_QUALITY}
 * @param generation     how often the picture has been through this codec, 1 or more
 * @param bundle         the model bundle that is needed
 * @param stride         pixels a latent along one side, a power of two
 * @param hyperStride    pixels a hyper-latent along one side, a power of two from {@code stride} to {@link LgbFormat#MAX_STRIDE}
 * @param latentChannels 1 to {@link LgbFormat#MAX_CHANNELS}
 * @param hyperChannels  1 to {@link LgbFormat#MAX_CHANNELS}
 * @param tile           side of a tile in latents, {@link LgbFormat#MIN_TILE} to {@link LgbFormat#MAX_TILE}, a multiple of
 *                       {@code hyperStride / stride}
 * @param software       what wrote the file; at most {@link LgbFormat#MAX_SOFTWARE_BYTES} in UTF-8
 */
public record StreamHeader(ImageLayout layout, List<ValueWindow> windows, int quality, int generation, BundleId bundle, int stride,
        int hyperStride, int latentChannels, int hyperChannels, int tile, String software) {

    /** @throws IllegalArgumentException if a limit does not hold; the message names the field and its value */
    public StreamHeader {
        windows = List.copyOf(windows);
        Limits.require("value windows", windows.size(), layout.type().windowed() ? layout.channels() : 0,
            layout.type().windowed() ? layout.channels() : 0);
        Limits.require("quality", quality, LgbFormat.MIN_QUALITY, LgbFormat.MAX_QUALITY);
        Limits.require("generation", generation, 1, LgbFormat.MAX_GENERATION);
        requireStrides(stride, hyperStride);
        Limits.require("latent channels", latentChannels, 1, LgbFormat.MAX_CHANNELS);
        Limits.require("hyper channels", hyperChannels, 1, LgbFormat.MAX_CHANNELS);
        Limits.require("tile", tile, LgbFormat.MIN_TILE, LgbFormat.MAX_TILE);
        Limits.require("tile modulo (hyper stride / stride)", tile % (hyperStride / stride), 0, 0);
        Limits.require("tile x tile x latent channels", (long) tile * tile * latentChannels, 1, LgbFormat.MAX_TILE_SAMPLES);
        Limits.require("tiles of all planes", grid(layout, stride, hyperStride, tile).count() * layout.planes(), 1, LgbFormat.MAX_TILES);
        Limits.require("bytes of software", software.getBytes(StandardCharsets.UTF_8).length, 0, LgbFormat.MAX_SOFTWARE_BYTES);
    }

    private static void requireStrides(final int stride, final int hyperStride) {
        Limits.require("hyper stride", hyperStride, 1, LgbFormat.MAX_STRIDE);
        Limits.require("stride", stride, 1, hyperStride);
        if (Integer.bitCount(stride) != 1 || Integer.bitCount(hyperStride) != 1) {
            throw new IllegalArgumentException("The strides " + stride + " and " + hyperStride + " are not powers of two");
        }
    }

    private static TileGrid grid(final ImageLayout layout, final int stride, final int hyperStride, final int tile) {
        return TileGrid.of(layout.width(), layout.height(), stride, hyperStride, tile);
    }

    /** How the latent grid of every plane is cut into tiles. */
    public TileGrid tileGrid() {
        return grid(layout, stride, hyperStride, tile);
    }

    /** The tiles of all planes, at most {@link LgbFormat#MAX_TILES}. */
    public int tileCount() {
        return (int) tileGrid().count() * layout.planes();
    }

    /** The value window of a channel, also where the file stores none. */
    public ValueWindow window(final int channel) {
        return windows.isEmpty() ? ValueWindow.EIGHT_BIT : windows.get(channel);
    }
}
