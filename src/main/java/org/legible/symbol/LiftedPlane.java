package org.legible.symbol;

import java.awt.Rectangle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ForkJoinTask;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.integer.UnsignedByteType;

import org.legible.entropy.MalformedStreamException;

/**
 * A plane with its text and lines lifted off: pages for the tiles, and the pixels that take their place for the learned layer. Both are
 * small beside the plane, which itself is not kept.
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

    /** Of planes of no more rows of tiles the pages are kept so that they can be painted at once; of others only their bytes. */
    private static final int READY_ROWS = 2;

    private final int width;
    private final int height;
    private final int across;

    /** By tiles; {@code null} where nothing was lifted. */
    private final Patch[] patches;

    /** Likewise; {@code null} where a page has to be decoded to be painted, too. */
    private final Page[] ready;

    /** What is being coded beside what is done next, and what is done: nothing waits for the last pages before {@link #tiles()}. */
    private final Queue<Coding> codings = new ArrayDeque<>();
    private final List<Tile> tiles = new ArrayList<>();

    private record Coding(int tile, ForkJoinTask<byte[]> page) {
    }

    private LiftedPlane(final int width, final int height) {
        this.width = width;
        this.height = height;
        this.across = (width + TILE_SIDE - 1) / TILE_SIDE;
        this.patches = new Patch[across * ((height + TILE_SIDE - 1) / TILE_SIDE)];
        this.ready = new Page[patches.length];
    }

    /** Whether the pixels of a plane are of a type from which text can be lifted: 8-bit grey or colour. */
    public static boolean applies(final RandomAccessibleInterval<?> plane) {
        return plane.getType() instanceof ARGBType || plane.getType() instanceof UnsignedByteType;
    }

    /**
     * Lifts what pays off a plane. Pages are coded on other threads.
     *
     * @param plane    two dimensions with minima 0, of {@link ARGBType} or {@link UnsignedByteType}
     * @param settings how
     * @param progress hears how far it is, and can end it
     */
    public static LiftedPlane of(final RandomAccessibleInterval<?> plane, final SymbolSettings settings, final LiftingProgress progress) {
        final LiftedPlane lifted = new LiftedPlane((int) plane.dimension(0), (int) plane.dimension(1));
        for (int tile = 0; tile < lifted.patches.length; tile++) {
            progress.check();
            lifted.lift(plane, tile, settings, progress);
            if ((tile + 1) % lifted.across == 0) {
                progress.done(Math.min(lifted.height, (tile + 1) / lifted.across * TILE_SIDE));
            }
        }
        return lifted;
    }

    private void lift(final RandomAccessibleInterval<?> plane, final int tile, final SymbolSettings settings,
            final LiftingProgress progress) {
        final Rectangle area = area(tile);
        final Raster original = Raster.read(plane, area.x, area.y, area.width, area.height);
        if (!FlatRegions.mayHaveText(original)) {
            return;
        }
        final Fill fill = new Fill(original);
        final Page page = PageBuilder.lift(original, settings, fill, progress::check);
        progress.check();
        if (!page.isEmpty()) {
            codings.add(new Coding(tile, ForkJoinTask.adapt(() -> PageCodec.encode(page, area.width, area.height)).fork()));
            patches[tile] = Patch.between(original, fill.filled());
            if (patches.length <= READY_ROWS * across) {
                ready[tile] = page;
            }
            // What was lifted waits for its coding in memory, of one row of tiles at most.
            awaitPages(across);
        }
    }

    /** The pixels of a tile. */
    private Rectangle area(final int tile) {
        return new Rectangle(tile % across * TILE_SIDE, tile / across * TILE_SIDE, TILE_SIDE, TILE_SIDE)
            .intersection(new Rectangle(width, height));
    }

    /** Waits until no more than so many pages are still to be coded. */
    private void awaitPages(final int left) {
        while (codings.size() > left) {
            final Coding first = codings.remove();
            tiles.add(new Tile(first.tile, first.page.join()));
        }
    }

    /** Whether nothing was lifted off any tile. */
    public boolean isEmpty() {
        return codings.isEmpty() && tiles.isEmpty();
    }

    /** Returns the tiles from which something was lifted, in order. */
    public List<Tile> tiles() {
        awaitPages(0);
        return List.copyOf(tiles);
    }

    /** Bytes of memory that are taken as long as this is kept, roughly, without those of the file. */
    public long bytes() {
        return Arrays.stream(patches).filter(Objects::nonNull).mapToLong(Patch::bytes).sum()
            + Arrays.stream(ready).filter(Objects::nonNull).mapToLong(Page::bytes).sum();
    }

    /** Takes less memory from now on: pages have to be decoded to be painted. */
    public void forgetPages() {
        Arrays.fill(ready, null);
    }

    /**
     * Paints what was lifted over the pixels of the plane, as everybody will who decodes the pages.
     *
     * @param target two dimensions with minima 0, of the plane's size and of {@link ARGBType} or {@link UnsignedByteType}
     * @param check  is run some times a second; to end the work it throws
     */
    public void paint(final RandomAccessibleInterval<?> target, final Runnable check) {
        for (final Tile tile : tiles()) {
            check.run();
            painter(tile, check).paint(new Rectangle(width, height), target);
        }
    }

    private SymbolPainter painter(final Tile tile, final Runnable check) {
        final Rectangle area = area(tile.tile);
        try {
            return ready[tile.tile] != null ? new SymbolPainter(ready[tile.tile], area) : SymbolPainter.of(tile.page, area, check);
        } catch (final MalformedStreamException e) {
            throw new IllegalStateException("Symbol tile " + tile.tile + " does not decode", e);
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
     * Visits the pixels of a stretch of a row that the learned layer is to see otherwise than they are.
     *
     * @param y row in the plane
     * @param from first column
     * @param to column behind the last
     * @param replacement is told each of them, from the left
     */
    public void replaced(final int y, final int from, final int to, final Replacement replacement) {
        for (int column = from / TILE_SIDE; column * TILE_SIDE < to; column++) {
            final Patch patch = patches[y / TILE_SIDE * across + column];
            if (patch != null) {
                final int left = column * TILE_SIDE;
                patch.visit(y % TILE_SIDE, from - left, to - left, (x, colour) -> replacement.at(left + x, colour));
            }
        }
    }

    /**
     * Rows of the plane as the learned layer is to see them.
     *
     * @param plane  from which this was lifted
     * @param top    first row
     * @param height how many rows
     * @return a copy of them; alpha has no meaning
     */
    public RandomAccessibleInterval<ARGBType> filled(final RandomAccessibleInterval<?> plane, final int top, final int height) {
        final Raster filled = Raster.read(plane, 0, top, width, height);
        for (int y = 0; y < height; y++) {
            final int row = y * width;
            replaced(top + y, 0, width, (x, colour) -> filled.pixels()[row + x] = colour);
        }
        return ArrayImgs.argbs(filled.pixels(), width, height);
    }
}
