package org.legible.format;

/**
 * How the latent grid of a plane is cut into tiles, which go row by row. The last ones of a row or column are smaller.
 *
 * @param latentWidth  of the whole plane, a multiple of {@code hyperRatio}
 * @param latentHeight of the whole plane, a multiple of {@code hyperRatio}
 * @param tileSide     in latents, a multiple of {@code hyperRatio}
 * @param hyperRatio   latents a hyper-latent along one side
 */
public record TileGrid(int latentWidth, int latentHeight, int tileSide, int hyperRatio) {

    /** @throws IllegalArgumentException if a side is not a positive multiple of {@code hyperRatio} */
    public TileGrid {
        if (hyperRatio < 1 || !isMultiple(latentWidth, hyperRatio) || !isMultiple(latentHeight, hyperRatio)
                || !isMultiple(tileSide, hyperRatio)) {
            throw new IllegalArgumentException("A grid of " + latentWidth + " x " + latentHeight + " latents in tiles of " + tileSide
                + " does not fit " + hyperRatio + " latents a hyper-latent");
        }
    }

    private static boolean isMultiple(final int value, final int unit) {
        return value > 0 && value % unit == 0;
    }

    /**
     * The grid over a plane, which is extended on the right and at the bottom to a multiple of {@code hyperStride}.
     *
     * @param width       of the plane in pixels
     * @param height      of the plane in pixels
     * @param stride      pixels a latent along one side
     * @param hyperStride pixels a hyper-latent along one side, a multiple of {@code stride}
     * @param tileSide    in latents
     */
    public static TileGrid of(final int width, final int height, final int stride, final int hyperStride, final int tileSide) {
        final int ratio = hyperStride / stride;
        return new TileGrid(hyperSide(width, hyperStride) * ratio, hyperSide(height, hyperStride) * ratio, tileSide, ratio);
    }

    private static int hyperSide(final int pixels, final int hyperStride) {
        return (pixels - 1) / hyperStride + 1;
    }

    /** Tiles in a row. */
    public int across() {
        return (latentWidth - 1) / tileSide + 1;
    }

    /** Tiles in a column. */
    public int down() {
        return (latentHeight - 1) / tileSide + 1;
    }

    /** Tiles of the plane. */
    public long count() {
        return (long) across() * down();
    }

    /** Latent positions of the plane. */
    public long positions() {
        return (long) latentWidth * latentHeight;
    }

    /**
     * The place of a tile.
     *
     * @param tile 0 to {@code count() - 1}
     * @throws IndexOutOfBoundsException if there is no such tile
     */
    public TileBounds bounds(final int tile) {
        if (tile < 0 || tile >= count()) {
            throw new IndexOutOfBoundsException("There is no tile " + tile + " among " + count());
        }
        final int x = tile % across() * tileSide;
        final int y = tile / across() * tileSide;
        return new TileBounds(x, y, Math.min(tileSide, latentWidth - x), Math.min(tileSide, latentHeight - y));
    }
}
