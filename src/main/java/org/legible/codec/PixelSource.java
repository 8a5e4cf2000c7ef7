package org.legible.codec;

import java.util.Arrays;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.RealType;

import org.legible.format.ValueWindow;
import org.legible.symbol.LiftedPlane;

/** The pixels of a plane as the networks want them: three planes of floats, 0 to 1; beyond the right and lower edge the edge repeated. */
abstract class PixelSource {

    private final int height;
    private final int width;
    private final float[][] line;
    private final LiftedPlane lifted;

    private PixelSource(final RandomAccessibleInterval<?> plane, final LiftedPlane lifted) {
        this.lifted = lifted;
        this.height = Math.toIntExact(plane.dimension(1));
        this.width = Math.toIntExact(plane.dimension(0));
        this.line = new float[3][];
    }

    /**
     * The source of a plane.
     *
     * @param window what becomes 0 and 1; values outside are clipped
     * @param lifted what was lifted off the plane, and is to be left out; {@code null} for nothing
     */
    @SuppressWarnings("unchecked")
    static PixelSource of(final RandomAccessibleInterval<?> plane, final ValueWindow window, final LiftedPlane lifted) {
        return plane.getType() instanceof ARGBType ? new Colour((RandomAccessibleInterval<ARGBType>) plane, lifted)
            : new Grey((RandomAccessibleInterval<? extends RealType<?>>) plane, window, lifted);
    }

    /**
     * Reads a rectangle, which starts inside of the plane.
     *
     * @param top first row
     * @param left first column
     * @param into 3 planes of the rectangle's size
     */
    void read(final int top, final int left, final FeatureMap into) {
        final int inside = Math.min(into.width(), width - left);
        for (int channel = 0; channel < 3; channel++) {
            line[channel] = new float[into.width()];
        }
        for (int y = 0; y < into.height(); y++) {
            if (top + y < height) {
                read(top + y, left, inside, line);
                leaveOut(top + y, left, left + inside);
                for (final float[] samples : line) {
                    Arrays.fill(samples, inside, samples.length, samples[inside - 1]);
                }
            }
            for (int channel = 0; channel < 3; channel++) {
                into.values().put(into.at(channel, y), line[channel]);
            }
        }
    }

    /** Puts other colours in place of what was lifted off. Only planes of 8-bit samples have such. */
    private void leaveOut(final int y, final int from, final int to) {
        if (lifted != null) {
            lifted.replaced(y, from, to, (x, colour) -> {
                line[0][x - from] = (colour >> 16 & 0xFF) / 255f;
                line[1][x - from] = (colour >> 8 & 0xFF) / 255f;
                line[2][x - from] = (colour & 0xFF) / 255f;
            });
        }
    }

    /** Reads the start of the three lines. */
    abstract void read(int y, int x, int count, float[][] lines);

    private static final class Colour extends PixelSource {

        private final RandomAccess<ARGBType> access;

        Colour(final RandomAccessibleInterval<ARGBType> plane, final LiftedPlane lifted) {
            super(plane, lifted);
            this.access = plane.randomAccess();
        }

        @Override
        void read(final int y, final int x, final int count, final float[][] lines) {
            access.setPosition(x, 0);
            access.setPosition(y, 1);
            for (int i = 0; i < count; i++) {
                final int argb = access.get().get();
                lines[0][i] = (argb >> 16 & 0xFF) / 255f;
                lines[1][i] = (argb >> 8 & 0xFF) / 255f;
                lines[2][i] = (argb & 0xFF) / 255f;
                access.fwd(0);
            }
        }
    }

    private static final class Grey extends PixelSource {

        private final RandomAccess<? extends RealType<?>> access;
        private final ValueWindow window;

        Grey(final RandomAccessibleInterval<? extends RealType<?>> plane, final ValueWindow window,
                final LiftedPlane lifted) {
            super(plane, lifted);
            this.access = plane.randomAccess();
            this.window = window;
        }

        @Override
        void read(final int y, final int x, final int count, final float[][] lines) {
            access.setPosition(x, 0);
            access.setPosition(y, 1);
            final double scale = 1 / window.width();
            for (int i = 0; i < count; i++) {
                final double value = (access.get().getRealDouble() - window.low()) * scale;
                // Written so that what is not a number becomes 0.
                lines[0][i] = value > 0 ? (float) Math.min(1, value) : 0;
                access.fwd(0);
            }
            System.arraycopy(lines[0], 0, lines[1], 0, count);
            System.arraycopy(lines[0], 0, lines[2], 0, count);
        }
    }
}
