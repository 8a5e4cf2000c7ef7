package org.legible.symbol;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.integer.UnsignedByteType;

/**
 * The pixels of a rectangle, most often a tile, as 24-bit colours, {@code 0xRRGGBB}; grey has three equal parts.
 *
 * @param width  columns, at least 1
 * @param height rows, at least 1
 * @param pixels row by row
 */
record Raster(int width, int height, int[] pixels) {

    private static final int RGB_MASK = 0xFF_FFFF, GREY = 0x01_0101;

    Raster(final int width, final int height) {
        this(width, height, new int[Math.multiplyExact(width, height)]);
    }

    /**
     * Reads a rectangle of a plane.
     *
     * @param plane to which {@link LiftedPlane#applies}
     * @param left  its first column
     * @param top   its first row
     */
    static Raster read(final RandomAccessibleInterval<?> plane, final int left, final int top, final int width, final int height) {
        final Raster raster = new Raster(width, height);
        final RandomAccess<?> access = plane.randomAccess();
        for (int y = 0, i = 0; y < height; y++) {
            access.setPosition(left, 0);
            access.setPosition(top + y, 1);
            for (int x = 0; x < width; x++, i++) {
                raster.pixels[i] = access.get() instanceof ARGBType colour ? colour.get() & RGB_MASK
                    : ((UnsignedByteType) access.get()).get() * GREY;
                access.fwd(0);
            }
        }
        return raster;
    }

    int at(final int x, final int y) {
        return pixels[y * width + x];
    }
}
