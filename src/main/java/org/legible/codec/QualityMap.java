package org.legible.codec;

import java.awt.Rectangle;
import java.util.Arrays;
import java.util.function.IntConsumer;

import org.legible.bundle.ModelBundle;
import org.legible.format.ImageLayout;
import org.legible.format.TileGrid;

/**
 * Where an image is to be better or worse than the rest: for every position of the latent grid an offset in units of quality.
 * Not thread-safe.
 */
public final class QualityMap {

    private final int stride;
    private final int height;
    private final int width;
    private final byte[] offsets;

    /**
     * A map that is 0 everywhere.
     *
     * @param layout of the image
     * @param bundle that will encode it
     */
    public QualityMap(final ImageLayout layout, final ModelBundle bundle) {
        this.stride = bundle.stride();
        final TileGrid grid = bundle.grid(layout);
        this.height = grid.latentHeight();
        this.width = grid.latentWidth();
        this.offsets = new byte[height * width];
    }

    private QualityMap(final QualityMap other) {
        this.stride = other.stride;
        this.height = other.height;
        this.width = other.width;
        this.offsets = other.offsets();
    }

    /** @return a map with the same offsets that can be changed on its own */
    public QualityMap copy() {
        return new QualityMap(this);
    }

    /** @return height in latents */
    public int height() {
        return height;
    }

    /** @return width in latents */
    public int width() {
        return width;
    }

    /** Tells which pixels an irregular region holds. */
    @FunctionalInterface
    public interface Mask {
        /** @return whether the pixel at x and y of the image belongs to the region */
        boolean contains(int x, int y);
    }

    /**
     * Raises the offset to at least this wherever a latent's pixels touch a rectangle.
     *
     * @param pixels the rectangle; parts outside of the image do not matter
     * @param offset in quality units, -128 to 127
     */
    public void raise(final Rectangle pixels, final int offset) {
        final byte value = checked(offset);
        touched(pixels, at -> offsets[at] = (byte) Math.max(offsets[at], value));
    }

    /**
     * Sets the offset wherever a latent's pixels touch a rectangle.
     *
     * @param pixels the rectangle; parts outside of the image do not matter
     * @param offset in quality units, -128 to 127
     */
    public void set(final Rectangle pixels, final int offset) {
        final byte value = checked(offset);
        touched(pixels, at -> offsets[at] = value);
    }

    private void touched(final Rectangle pixels, final IntConsumer change) {
        final Rectangle inside = inside(pixels);
        if (inside.isEmpty()) {
            return;
        }
        for (int y = inside.y / stride; y <= (inside.y + inside.height - 1) / stride; y++) {
            for (int x = inside.x / stride; x <= (inside.x + inside.width - 1) / stride; x++) {
                change.accept(y * width + x);
            }
        }
    }

    /**
     * Raises the offset to at least this wherever a latent has a pixel in a region.
     *
     * @param bounds a rectangle around the region, in pixels; parts outside of the image do not matter
     * @param region is asked only for pixels within the bounds and the image, extended to whole hyper-latents
     * @param offset in quality units, -128 to 127
     */
    public void raise(final Rectangle bounds, final Mask region, final int offset) {
        final byte value = checked(offset);
        final Rectangle inside = inside(bounds);
        for (int y = inside.y; y < inside.y + inside.height; y++) {
            for (int x = inside.x; x < inside.x + inside.width; x++) {
                final int at = y / stride * width + x / stride;
                if (offsets[at] < value && region.contains(x, y)) {
                    offsets[at] = value;
                }
            }
        }
    }

    private Rectangle inside(final Rectangle pixels) {
        return pixels.intersection(new Rectangle(width * stride, height * stride));
    }

    /**
     * Sets the offset everywhere.
     *
     * @param offset in quality units, -128 to 127
     */
    public void fill(final int offset) {
        Arrays.fill(offsets, checked(offset));
    }

    private static byte checked(final int offset) {
        if (offset != (byte) offset) {
            throw new IllegalArgumentException("quality offset " + offset);
        }
        return (byte) offset;
    }

    /** @return a copy of the offsets, row by row */
    public byte[] offsets() {
        return offsets.clone();
    }
}
