package org.legible.symbol;

import java.awt.Rectangle;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.integer.UnsignedByteType;

import org.legible.entropy.MalformedStreamException;

/** Puts lifted text and lines of a tile back, over what the learned layer made. */
public final class SymbolPainter {

    private static final int OPAQUE = 0xFF00_0000;
    private static final int GREY_MASK = 0xFF;

    private final Page page;
    private final Rectangle tile;

    /**
     * @param page of the tile
     * @param tile its pixels in the plane
     */
    SymbolPainter(final Page page, final Rectangle tile) {
        this.page = page;
        this.tile = tile;
    }

    /**
     * Decodes the symbols of a tile, which is most of the work.
     *
     * @param page  of the tile, as {@link LiftedPlane.Tile} holds it
     * @param tile  its pixels in the plane
     * @param check is run some times a second; to end the work it throws
     * @throws MalformedStreamException if no encoder wrote the page for a tile of this size
     */
    public static SymbolPainter of(final byte[] page, final Rectangle tile, final Runnable check) throws MalformedStreamException {
        return new SymbolPainter(PageCodec.decode(page, tile.width, tile.height, check), tile);
    }

    /**
     * Decodes the symbols of a tile and paints them.
     *
     * @param page   of the tile, as {@link LiftedPlane.Tile} holds it
     * @param tile   its pixels in the plane
     * @param region the part of the plane that {@code target} holds
     * @param target two dimensions with minima 0, of {@link ARGBType} or {@link UnsignedByteType}
     * @throws MalformedStreamException if no encoder wrote the page for a tile of this size; nothing is painted then
     */
    public static void paint(final byte[] page, final Rectangle tile, final Rectangle region, final RandomAccessibleInterval<?> target)
            throws MalformedStreamException {
        of(page, tile, () -> { }).paint(region, target);
    }

    /**
     * Paints the symbols.
     *
     * @param region the part of the plane that {@code target} holds
     * @param target two dimensions with minima 0, of {@link ARGBType} or {@link UnsignedByteType}
     */
    public void paint(final Rectangle region, final RandomAccessibleInterval<?> target) {
        final RandomAccess<?> access = target.randomAccess();
        Painter.paint(page, (x, y, colour) -> {
            if (region.contains(tile.x + x, tile.y + y)) {
                access.setPosition(tile.x + x - region.x, 0);
                access.setPosition(tile.y + y - region.y, 1);
                if (access.get() instanceof ARGBType pixel) {
                    pixel.set(OPAQUE | colour);
                } else {
                    ((UnsignedByteType) access.get()).set(colour & GREY_MASK);
                }
            }
        });
    }
}
