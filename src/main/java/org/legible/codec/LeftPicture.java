package org.legible.codec;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.integer.UnsignedByteType;

import org.legible.symbol.LiftedPlane;

/** A plane without what was lifted off it, as a picture. */
final class LeftPicture {

    private static final int OPAQUE = 0xFF00_0000;

    private LeftPicture() {
    }

    /**
     * Paints the ground over what was lifted.
     *
     * @param plane  to which {@link LiftedPlane#applies}, of two rows of tiles at most
     * @param lifted off it
     * @return a copy
     */
    static RandomAccessibleInterval<ARGBType> of(final RandomAccessibleInterval<?> plane, final LiftedPlane lifted) {
        final int width = (int) plane.dimension(0);
        final int height = (int) plane.dimension(1);
        final int[] pixels = new int[width * height];
        final RandomAccess<?> access = plane.randomAccess();
        for (int y = 0; y < height; y++) {
            final int row = y * width;
            access.setPosition(0, 0);
            access.setPosition(y, 1);
            for (int x = 0; x < width; x++) {
                pixels[row + x] = OPAQUE | (access.get() instanceof ARGBType colour ? colour.get()
                    : ((UnsignedByteType) access.get()).get() * 0x01_0101);
                access.fwd(0);
            }
            lifted.replaced(y, 0, width, (x, colour) -> pixels[row + x] = OPAQUE | colour);
        }
        return ArrayImgs.argbs(pixels, width, height);
    }
}
