package org.legible.symbol;

import net.imglib2.RandomAccessibleInterval;

/** What lifting alone loses of a plane, found without coding anything: coverages get few levels, and letters that look alike share a bitmap. */
public final class LiftingLoss {

    private LiftingLoss() {
    }

    /**
     * The squared error of the pixels that would be painted.
     *
     * @param plane    to which {@link LiftedPlane#applies}
     * @param settings how text would be lifted
     * @param check    is run some times a second; to end the work it throws
     * @return the sum over all pixels and over three channels, of which grey has three equal ones; 0 where nothing is lifted
     */
    public static double squaredError(final RandomAccessibleInterval<?> plane, final SymbolSettings settings, final Runnable check) {
        if (settings.isExact()) {
            return 0;
        }
        final int side = LiftedPlane.TILE_SIDE;
        final int width = (int) plane.dimension(0);
        final int height = (int) plane.dimension(1);
        double sum = 0;
        for (int y = 0; y < height; y += side) {
            for (int x = 0; x < width; x += side) {
                check.run();
                sum += ofTile(Raster.read(plane, x, y, Math.min(side, width - x), Math.min(side, height - y)), settings, check);
            }
        }
        return sum;
    }

    private static double ofTile(final Raster original, final SymbolSettings settings, final Runnable check) {
        if (!FlatRegions.mayHaveText(original)) {
            return 0;
        }
        final Page page = PageBuilder.lift(original, settings, new Fill(original), check);
        final int[] painted = original.pixels().clone();
        Painter.paint(page, (x, y, colour) -> painted[y * original.width() + x] = colour);
        double sum = 0;
        for (int i = 0; i < painted.length; i++) {
            sum += Worth.square(painted[i], original.pixels()[i]);
        }
        return sum;
    }
}
