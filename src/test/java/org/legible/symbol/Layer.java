package org.legible.symbol;

import java.awt.Rectangle;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;

import org.legible.entropy.MalformedStreamException;

/**
 * A picture through the symbol layer alone: what the learned layer would see, and what is painted over it.
 *
 * @param width   of the picture
 * @param height  of the picture
 * @param filled  the pixels that the learned layer would see, {@code 0xRRGGBB}
 * @param decoded those with the symbols painted over them
 */
record Layer(int width, int height, int[] filled, int[] decoded) {

    private static final int RGB_MASK = 0xFF_FFFF;

    /** @param pixels row by row, {@code 0xRRGGBB} */
    static Layer through(final int[] pixels, final int width, final int height, final SymbolSettings settings)
            throws MalformedStreamException {
        final LiftedPlane lifted = LiftedPlane.of(ArrayImgs.argbs(pixels.clone(), width, height), settings, () -> { });
        final int[] filled = pixels.clone();
        for (int y = 0; y < height; y++) {
            final int row = y * width;
            // In two stretches, as the windows of the networks ask.
            lifted.replaced(y, 0, width / 3, (x, colour) -> filled[row + x] = colour);
            lifted.replaced(y, width / 3, width, (x, colour) -> filled[row + x] = colour);
        }
        final int[] decoded = filled.clone();
        final RandomAccessibleInterval<ARGBType> target = ArrayImgs.argbs(decoded, width, height);
        final Rectangle all = new Rectangle(width, height);
        final int across = (width - 1) / LiftedPlane.TILE_SIDE + 1;
        for (final LiftedPlane.Tile tile : lifted.tiles()) {
            SymbolPainter.paint(tile.page(), new Rectangle(tile.tile() % across * LiftedPlane.TILE_SIDE,
                tile.tile() / across * LiftedPlane.TILE_SIDE, LiftedPlane.TILE_SIDE, LiftedPlane.TILE_SIDE).intersection(all), all, target);
        }
        for (int i = 0; i < decoded.length; i++) {
            decoded[i] &= RGB_MASK;
        }
        return new Layer(width, height, filled, decoded);
    }

    /** How far a decoded pixel may be from the original one, in any channel, where no coloured fringes are dropped. */
    static int bound(final SymbolSettings settings) {
        return settings.colourBound() + (Matting.OPAQUE + settings.levels() - 1) / settings.levels() + 1;
    }
}
