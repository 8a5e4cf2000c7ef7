package org.legible.symbol;

import java.awt.Rectangle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.stream.IntStream;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.integer.UnsignedByteType;

import org.legible.entropy.MalformedStreamException;

/**
 * A plane with its text and lines lifted off: pages for the tiles, and the pixels that take their place for the learned layer. A row of
 * tiles is lifted when it is first asked for, and what replaces its pixels is forgotten two rows of tiles further down, so that of a
 * large plane only the pages are kept. Pages are coded on other threads.
 */
public final class LiftedPlane {

    /** Side of a tile in pixels. Each is segmented and coded for itself, which bounds memory and damage. */
    public static final int TILE_SIDE = 2048;

    /**
     * A tile from which something was lifted.
     *
     * @param tile number, row by row
     * @param page its symbols as {@link SymbolPainter} reads them
     */
    public record Tile(int tile, byte[] page) {
    }

    private static final int RGB_MASK = 0xFF_FFFF;

    /** Of planes of so many rows of tiles everything is kept. */
    private static final int KEPT_ROWS = 2;

    private final RandomAccessibleInterval<?> plane;
    private final SymbolSettings settings;
    private final Runnable check;

    /** By rows of tiles; {@code null} for rows that are still to be lifted, or forgotten. */
    private final Patch[][] patches;
    private final int across;

    /** Rows of tiles that have been lifted. */
    private int done;
    private final List<Coding> codings = new ArrayList<>();

    /**
     * A tile whose page is being coded, beside what is done next: nothing waits for it before {@link #tiles()}.
     *
     * @param symbols of the page, to be painted; {@code null} in high planes, of which only the bytes are kept
     */
    private record Coding(int tile, Page symbols, ForkJoinTask<byte[]> page) {
    }

    /** What replaces the pixels of a tile: positions, row by row, and colours; {@code rows} holds where each row starts. */
    private record Patch(int[] rows, int[] columns, int[] colours) {
    }

    private LiftedPlane(final RandomAccessibleInterval<?> plane, final SymbolSettings settings, final Runnable check) {
        this.plane = plane;
        this.settings = settings;
        this.check = check;
        this.across = (int) ((plane.dimension(0) + TILE_SIDE - 1) / TILE_SIDE);
        this.patches = new Patch[(int) ((plane.dimension(1) + TILE_SIDE - 1) / TILE_SIDE)][];
    }

    /** Whether the pixels of a plane are of a type from which text can be lifted: 8-bit grey or colour. */
    public static boolean applies(final RandomAccessibleInterval<?> plane) {
        return plane.getType() instanceof ARGBType || plane.getType() instanceof UnsignedByteType;
    }

    /**
     * Lifts what pays off a plane, bit by bit.
     *
     * @param plane two dimensions with minima 0, of {@link ARGBType} or {@link UnsignedByteType}
     * @param settings how
     * @param check is run some times a second while something is lifted; to end the work it throws, and the plane is of no use then
     */
    public static LiftedPlane of(final RandomAccessibleInterval<?> plane, final SymbolSettings settings, final Runnable check) {
        return new LiftedPlane(plane, settings, check);
    }

    /** Lifts all rows of tiles down to this one. */
    private void liftTo(final int row) {
        for (; done <= row; done++) {
            patches[done] = new Patch[across];
            // What is lifted is kept for one row at most.
            codings.forEach(coding -> coding.page.join());
            for (int column = 0; column < across; column++) {
                lift(done, column);
            }
        }
    }

    private void lift(final int row, final int column) {
        check.run();
        final Raster original = read(plane, column * TILE_SIDE, row * TILE_SIDE);
        if (!FlatRegions.mayHaveText(original)) {
            return;
        }
        final Fill fill = new Fill(original);
        final Page page = PageBuilder.lift(original, settings, fill, check);
        check.run();
        if (!page.isEmpty()) {
            final int width = original.width();
            final int height = original.height();
            codings.add(new Coding(row * across + column, patches.length <= KEPT_ROWS ? page : null,
                ForkJoinTask.adapt(() -> PageCodec.encode(page, width, height)).fork()));
            patches[row][column] = patch(original, fill.filled());
        }
    }

    private static Raster read(final RandomAccessibleInterval<?> plane, final int left, final int top) {
        final Raster raster = new Raster((int) Math.min(TILE_SIDE, plane.dimension(0) - left),
            (int) Math.min(TILE_SIDE, plane.dimension(1) - top));
        final RandomAccess<?> access = plane.randomAccess();
        for (int y = 0, i = 0; y < raster.height(); y++) {
            access.setPosition(left, 0);
            access.setPosition(top + y, 1);
            for (int x = 0; x < raster.width(); x++, i++) {
                raster.pixels()[i] = access.get() instanceof ARGBType colour ? colour.get() & RGB_MASK
                    : ((UnsignedByteType) access.get()).get() * 0x01_0101;
                access.fwd(0);
            }
        }
        return raster;
    }

    private static Patch patch(final Raster before, final Raster after) {
        final int[] rows = new int[before.height() + 1];
        final IntStack columns = new IntStack();
        final IntStack colours = new IntStack();
        for (int y = 0; y < before.height(); y++) {
            for (int x = 0; x < before.width(); x++) {
                if (before.at(x, y) != after.at(x, y)) {
                    columns.push(x);
                    colours.push(after.at(x, y));
                }
            }
            rows[y + 1] = columns.size();
        }
        return new Patch(rows, columns.toArray(), colours.toArray());
    }

    /** Lifts what is left. Returns whether nothing was lifted off any tile. */
    public boolean isEmpty() {
        liftTo(patches.length - 1);
        return codings.isEmpty();
    }

    /** Lifts what is left. Returns the tiles from which something was lifted, in order. */
    public List<Tile> tiles() {
        liftTo(patches.length - 1);
        return codings.stream().map(coding -> new Tile(coding.tile, coding.page.join())).toList();
    }

    /**
     * Paints what was lifted over the pixels of the plane, as everybody will who decodes the pages.
     *
     * @param target two dimensions with minima 0, of the plane's size and of {@link ARGBType} or {@link UnsignedByteType}
     */
    public void paint(final RandomAccessibleInterval<?> target) {
        final Rectangle whole = new Rectangle((int) plane.dimension(0), (int) plane.dimension(1));
        liftTo(patches.length - 1);
        for (final Coding coding : codings) {
            check.run();
            painter(coding, new Rectangle(coding.tile % across * TILE_SIDE, coding.tile / across * TILE_SIDE, TILE_SIDE, TILE_SIDE)
                .intersection(whole)).paint(whole, target);
        }
    }

    private SymbolPainter painter(final Coding coding, final Rectangle tile) {
        try {
            return coding.symbols != null ? new SymbolPainter(coding.symbols, tile)
                : SymbolPainter.of(coding.page.join(), tile, check);
        } catch (final MalformedStreamException e) {
            throw new IllegalStateException("Symbol tile " + coding.tile + " does not decode", e);
        }
    }

    /** Takes the pixels of a row that were replaced. */
    @FunctionalInterface
    public interface Replacement {
        /**
         * @param x      column in the plane
         * @param colour {@code 0xRRGGBB}
         */
        void at(int x, int colour);
    }

    /**
     * Visits the pixels of a stretch of a row that the learned layer is to see otherwise than they are. Rows are visited from the top,
     * with steps back of less than {@value #TILE_SIDE} rows.
     *
     * @param y row in the plane
     * @param from first column
     * @param to column behind the last
     * @param replacement is told each of them, from the left
     */
    public void replaced(final int y, final int from, final int to, final Replacement replacement) {
        final int row = y / TILE_SIDE;
        liftTo(row);
        if (row > 1) {
            patches[row - 2] = null;
        }
        for (int column = from / TILE_SIDE; column * TILE_SIDE < to; column++) {
            final Patch patch = patches[row][column];
            if (patch != null) {
                final int left = column * TILE_SIDE;
                final int start = patch.rows[y % TILE_SIDE];
                final int end = patch.rows[y % TILE_SIDE + 1];
                final int first = Arrays.binarySearch(patch.columns, start, end, from - left);
                IntStream.range(first < 0 ? -first - 1 : first, end).takeWhile(i -> left + patch.columns[i] < to)
                    .forEach(i -> replacement.at(left + patch.columns[i], patch.colours[i]));
            }
        }
    }
}
