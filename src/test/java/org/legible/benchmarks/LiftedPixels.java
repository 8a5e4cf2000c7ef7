package org.legible.benchmarks;

import java.awt.Rectangle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

import net.imglib2.img.array.ArrayImgs;

import org.legible.codec.SymbolPages;
import org.legible.entropy.MalformedStreamException;
import org.legible.format.LgbFile;
import org.legible.format.LegibleException;
import org.legible.symbol.LiftedPage;
import org.legible.symbol.SymbolPainter;

/**
 * The pixels of the first plane of a file that its symbol layer paints.
 *
 * @param painted whether each pixel is painted, row by row
 * @param own    for each pixel the background of the symbol in whose rectangle it lies, else the one that most symbols have, 0xRRGGBB
 * @param common the background that most symbols have, white where there is none
 * @param bytes  of the pages in the file
 */
record LiftedPixels(boolean[] painted, int[] own, int common, long bytes) {

    private static final int WHITE = 0xFF_FFFF, OPAQUE = 0xFF00_0000;

    /** Reads them. */
    static LiftedPixels of(final LgbFile file) throws IOException {
        final int width = file.header().layout().width();
        final int height = file.header().layout().height();
        final List<SymbolPages.Placed> pages = SymbolPages.read(file, 0, new ArrayList<>());
        final Map<Integer, Integer> backgrounds = new HashMap<>();
        pages.forEach(placed -> placed.page().bitmaps().forEach(bitmap ->
            bitmap.uses().forEach(use -> backgrounds.merge(use.background(), 1, Integer::sum))));
        final int common = backgrounds.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(WHITE);
        final int[] own = new int[width * height];
        Arrays.fill(own, common);
        pages.forEach(placed -> placed.page().bitmaps().forEach(bitmap ->
            bitmap.uses().forEach(use -> fill(own, width, placed.tile(), bitmap, use))));
        long bytes = 0;
        for (final int tile : file.symbolTiles(0)) {
            bytes += file.readSymbols(0, tile).page().length;
        }
        return new LiftedPixels(painted(file, pages, new Rectangle(width, height)), own, common, bytes);
    }

    private static void fill(final int[] pixels, final int width, final Rectangle tile, final LiftedPage.Bitmap bitmap,
            final LiftedPage.Use use) {
        for (int y = 0; y < bitmap.height(); y++) {
            final int start = (tile.y + use.y() + y) * width + tile.x + use.x();
            Arrays.fill(pixels, start, start + bitmap.width(), use.background());
        }
    }

    private static boolean[] painted(final LgbFile file, final List<SymbolPages.Placed> pages, final Rectangle all) throws IOException {
        final int[] canvas = new int[all.width * all.height];
        int next = 0;
        for (final int tile : file.symbolTiles(0)) {
            try {
                SymbolPainter.paint(file.readSymbols(0, tile).page(), pages.get(next++).tile(), all,
                    ArrayImgs.argbs(canvas, all.width, all.height));
            } catch (final MalformedStreamException e) {
                throw new LegibleException("A page that was just written is damaged.", e);
            }
        }
        final boolean[] painted = new boolean[canvas.length];
        for (int i = 0; i < canvas.length; i++) {
            painted[i] = canvas[i] != 0;
        }
        return painted;
    }

    /** How many of the painted pixels are so. */
    long count(final IntPredicate pixel) {
        long count = 0;
        for (int i = 0; i < painted.length; i++) {
            if (painted[i] && pixel.test(i)) {
                count++;
            }
        }
        return count;
    }

    /** A picture with what was lifted, and else the local or the common background. */
    int[] alone(final int[] original, final boolean local) {
        final int[] alone = new int[original.length];
        for (int i = 0; i < alone.length; i++) {
            alone[i] = OPAQUE | (painted[i] ? original[i] : local ? own[i] : common);
        }
        return alone;
    }
}
