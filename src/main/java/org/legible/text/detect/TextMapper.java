package org.legible.text.detect;

import java.io.IOException;
import java.util.List;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.converter.Converters;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.real.FloatType;

import org.legible.bundle.DetectorGeometry;
import org.legible.text.ReadingProgress;

/**
 * Runs a detector over a picture of any size, window by window, and puts its maps together: with windows that overlap by the halo
 * the maps are those of the whole picture, without seams. They are kept with 8 bits a sample, so that beside the picture itself
 * little memory is needed.
 */
public final class TextMapper {

    private static final float LEVELS = 255;

    private final DetectorNetwork network;
    private final DetectorGeometry geometry;

    /**
     * @param network to run
     * @param geometry its sizes
     */
    public TextMapper(final DetectorNetwork network, final DetectorGeometry geometry) {
        this.network = network;
        this.geometry = geometry;
    }

    /**
     * Maps of a picture.
     *
     * @param picture two-dimensional, its minimum at the origin; alpha is left out
     * @param progress hears of every window and can end it
     * @throws org.legible.format.LegibleException when the engine fails
     */
    public TextMaps maps(final RandomAccessibleInterval<ARGBType> picture, final ReadingProgress progress) throws IOException {
        final PictureWindows windows = new PictureWindows(picture, geometry.scale());
        final WindowGrid grid = WindowGrid.of(windows.width(), windows.height(), geometry);
        final int stride = geometry.stride();
        final long width = (windows.width() + stride - 1) / stride;
        final long height = (windows.height() + stride - 1) / stride;
        final List<RandomAccessibleInterval<UnsignedByteType>> maps =
            List.of(ArrayImgs.unsignedBytes(width, height), ArrayImgs.unsignedBytes(width, height));
        final int count = grid.rows().count() * grid.columns().count();
        for (int row = 0; row < grid.rows().count(); row++) {
            for (int column = 0; column < grid.columns().count(); column++) {
                progress.done((double) (row * grid.columns().count() + column) / count);
                final float[] samples = network.maps(
                    windows.window(grid.columns().start(column), grid.rows().start(row), grid.columns().size(), grid.rows().size()),
                    grid.rows().size(), grid.columns().size());
                for (int map = 0; map < maps.size(); map++) {
                    paste(samples, map, grid, row, column, maps.get(map));
                }
            }
        }
        return new TextMaps(floats(maps.get(0)), floats(maps.get(1)), stride / geometry.scale());
    }

    private void paste(final float[] samples, final int map, final WindowGrid grid, final int row, final int column,
            final RandomAccessibleInterval<UnsignedByteType> target) {
        final int stride = geometry.stride();
        final int left = grid.columns().start(column) / stride;
        final int top = grid.rows().start(row) / stride;
        final int width = grid.columns().size() / stride;
        final int height = grid.rows().size() / stride;
        final int from = grid.columns().coreStart(column) / stride;
        final int to = (int) Math.min(grid.columns().coreEnd(column) / stride, target.dimension(0));
        final int bottom = (int) Math.min(grid.rows().coreEnd(row) / stride, target.dimension(1));
        final RandomAccess<UnsignedByteType> access = target.randomAccess();
        for (int y = grid.rows().coreStart(row) / stride; y < bottom; y++) {
            access.setPosition(from, 0);
            access.setPosition(y, 1);
            for (int x = from; x < to; x++) {
                final float sample = samples[(map * height + y - top) * width + x - left];
                access.get().set(Math.round(LEVELS * Math.max(0, Math.min(1, sample))));
                access.fwd(0);
            }
        }
    }

    private static RandomAccessibleInterval<FloatType> floats(final RandomAccessibleInterval<UnsignedByteType> bytes) {
        return Converters.convert(bytes, (in, out) -> out.set(in.get() / LEVELS), new FloatType());
    }
}
