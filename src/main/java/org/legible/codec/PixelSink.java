package org.legible.codec;

import java.awt.Rectangle;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.type.numeric.real.FloatType;

import org.legible.format.ValueWindow;

/** Writes what the synthesis makes into a plane, or into a region of it: rounded and cut to the range of the sample type. */
abstract class PixelSink {

    /** Marks of damaged tiles: mid grey, with darker diagonals of this width at this distance, in pixels. */
    private static final int HATCH_WIDTH = 2, HATCH_PERIOD = 16;
    private static final float HATCH_GROUND = 0.5f, HATCH_LINE = 0.25f;

    private final Rectangle region;

    private PixelSink(final Rectangle region) {
        this.region = region;
    }

    /**
     * The sink of a plane.
     *
     * @param target of the region's size
     * @param region in the coordinates of the plane
     * @param window the values of 0 and 1
     */
    @SuppressWarnings("unchecked")
    static PixelSink of(final RandomAccessibleInterval<?> target, final Rectangle region, final ValueWindow window) {
        if (target.dimension(0) != region.width || target.dimension(1) != region.height) {
            throw new IllegalArgumentException("A target of " + target.dimension(0) + "x" + target.dimension(1) + " for "
                + region.width + "x" + region.height + " pixels");
        }
        return target.getType() instanceof ARGBType ? new Colour((RandomAccessibleInterval<ARGBType>) target, region)
            : new Grey((RandomAccessibleInterval<? extends RealType<?>>) target, region, window);
    }

    /**
     * Writes the part of a rectangle that lies in the region.
     *
     * @param made 3 planes, not clamped
     * @param top row of the plane at which {@code made} starts
     * @param left column of the plane at which {@code made} starts
     * @param core the rectangle, within {@code made}
     */
    void write(final FeatureMap made, final int top, final int left, final Rectangle core) {
        final Rectangle part = core.intersection(region);
        final float[][] lines = new float[3][Math.max(0, part.width)];
        for (int y = part.y; y < part.y + part.height; y++) {
            for (int channel = 0; channel < 3; channel++) {
                made.values().get(made.at(channel, y - top) + part.x - left, lines[channel]);
            }
            write(y - region.y, part.x - region.x, lines);
        }
    }

    /** Draws the mark of a damaged tile over its pixels. */
    void mark(final Rectangle tile) {
        final Rectangle part = tile.intersection(region);
        final float[][] lines = new float[3][Math.max(0, part.width)];
        for (int y = part.y; y < part.y + part.height; y++) {
            for (int i = 0; i < part.width; i++) {
                final float value = (part.x + i + y) % HATCH_PERIOD < HATCH_WIDTH ? HATCH_LINE : HATCH_GROUND;
                lines[0][i] = value;
                lines[1][i] = value;
                lines[2][i] = value;
            }
            write(y - region.y, part.x - region.x, lines);
        }
    }

    /** Writes a stretch of a row, in the coordinates of the target. */
    abstract void write(int y, int x, float[][] lines);

    private static final class Colour extends PixelSink {

        private final RandomAccess<ARGBType> access;

        Colour(final RandomAccessibleInterval<ARGBType> target, final Rectangle region) {
            super(region);
            this.access = target.randomAccess();
        }

        @Override
        void write(final int y, final int x, final float[][] lines) {
            access.setPosition(x, 0);
            access.setPosition(y, 1);
            for (int i = 0; i < lines[0].length; i++) {
                access.get().set(0xFF000000 | level(lines[0][i]) << 16 | level(lines[1][i]) << 8 | level(lines[2][i]));
                access.fwd(0);
            }
        }

        private static int level(final float value) {
            return Math.max(0, Math.min(255, (int) (value * 255 + 0.5f)));
        }
    }

    private static final class Grey extends PixelSink {

        private final RandomAccess<? extends RealType<?>> access;
        private final ValueWindow window;
        private final boolean whole;
        private final double least;
        private final double most;

        Grey(final RandomAccessibleInterval<? extends RealType<?>> target, final Rectangle region, final ValueWindow window) {
            super(region);
            this.access = target.randomAccess();
            this.window = window;
            this.whole = !(target.getType() instanceof FloatType);
            this.least = target.getType().getMinValue();
            this.most = target.getType().getMaxValue();
        }

        @Override
        void write(final int y, final int x, final float[][] lines) {
            access.setPosition(x, 0);
            access.setPosition(y, 1);
            for (int i = 0; i < lines[0].length; i++) {
                final double mean = ((double) lines[0][i] + lines[1][i] + lines[2][i]) / 3;
                final double value = window.low() + mean * window.width();
                access.get().setReal(Math.max(least, Math.min(most, whole ? Math.floor(value + 0.5) : value)));
                access.fwd(0);
            }
        }
    }
}
