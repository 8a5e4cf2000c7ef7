package org.legible.symbol;

import java.util.ArrayList;
import java.util.List;

import org.legible.entropy.MalformedStreamException;

/**
 * What was lifted off a symbol tile, to be looked at. Places are in pixels of the tile, colours {@code 0xRRGGBB}.
 *
 * @param levels  full coverage, 1 to 255
 * @param bitmaps in the order of their numbers
 * @param rules   filled rectangles, in the order in which they are painted
 */
public record LiftedPage(int levels, List<Bitmap> bitmaps, List<Bar> rules) {

    /**
     * A bitmap and the symbols that have it.
     *
     * @param width    columns of pixels
     * @param height   rows
     * @param subpixel whether red, green and blue have coverages of their own
     * @param bits     that its samples take in the stream
     * @param uses     in the order in which they are painted, at least one
     */
    public record Bitmap(int width, int height, boolean subpixel, double bits, List<Use> uses) {
    }

    /**
     * A symbol.
     *
     * @param x          leftmost column
     * @param y          topmost row
     * @param background colour of no coverage
     * @param foreground colour of full coverage
     */
    public record Use(int x, int y, int background, int foreground) {
    }

    /**
     * A rule.
     *
     * @param x      leftmost column
     * @param y      topmost row
     * @param width  columns
     * @param height rows
     * @param colour of all its pixels
     */
    public record Bar(int x, int y, int width, int height, int colour) {
    }

    /**
     * Reads a page.
     *
     * @param page   of the tile, as {@link LiftedPlane.Tile} holds it
     * @param width  of the tile
     * @param height of the tile
     * @throws MalformedStreamException if no encoder wrote the page for a tile of this size
     */
    public static LiftedPage read(final byte[] page, final int width, final int height) throws MalformedStreamException {
        final Page read = PageCodec.decode(page, width, height);
        final List<List<Use>> uses = new ArrayList<>();
        read.glyphs().forEach(glyph -> uses.add(new ArrayList<>()));
        for (final Run run : read.runs()) {
            for (final Placement place : run.placements()) {
                uses.get(place.glyph()).add(new Use(place.x(), place.y(), run.background().colour(), run.foreground()));
            }
        }
        // Coverages have models of their own, so that coding them alone takes what it takes in the stream.
        final BitCounter counter = new BitCounter();
        final GlyphCoder coder = new GlyphCoder(counter, read.levels());
        final List<Bitmap> bitmaps = new ArrayList<>();
        for (final Glyph glyph : read.glyphs()) {
            final List<Use> own = uses.get(bitmaps.size());
            final Run first = firstUse(read, bitmaps.size());
            coder.code(glyph, first.background(), first.foreground());
            bitmaps.add(new Bitmap(glyph.width(), glyph.height(), glyph.subpixel(), counter.take(), List.copyOf(own)));
        }
        return new LiftedPage(read.levels(), List.copyOf(bitmaps), read.rules().stream()
            .map(rule -> new Bar(rule.x(), rule.y(), rule.width(), rule.height(), rule.colour())).toList());
    }

    private static Run firstUse(final Page page, final int glyph) {
        return page.runs().stream().filter(run -> run.placements().stream().anyMatch(place -> place.glyph() == glyph)).findFirst()
            .orElseThrow();
    }
}
