package org.legible.symbol;

/**
 * What may still be put on a page. The writer keeps to it and the reader refuses what goes beyond, so that neither the memory nor the
 * work that a page takes outgrow its tile, whatever a stream says: a few bytes can ask for any number of bitmaps painted one over the
 * other.
 */
final class PageBudget {

    /** Bits of a bitmap's number. */
    static final int GLYPH_BITS = 16;

    static final int MAX_GLYPHS = 1 << GLYPH_BITS;
    static final int MAX_RULES = 1 << 16;
    static final int MAX_GRADIENTS = 1 << 12;
    static final int MAX_SYMBOLS = 1 << 20;

    /** Samples of all bitmaps together are at most so many for each pixel of the tile. */
    private static final int SAMPLES_A_PIXEL = 4;

    /** Rules and the bitmaps of all symbols together cover each pixel of the tile at most so often in the mean. */
    private static final int COVERS_A_PIXEL = 16;

    private int glyphs = MAX_GLYPHS;
    private long rules;
    private long symbols;
    private long samples;
    private long covered;

    /**
     * @param width  of the tile
     * @param height of the tile
     */
    PageBudget(final int width, final int height) {
        final long pixels = (long) width * height;
        this.rules = Math.min(MAX_RULES, pixels);
        this.symbols = Math.min(MAX_SYMBOLS, pixels);
        this.samples = SAMPLES_A_PIXEL * pixels;
        this.covered = COVERS_A_PIXEL * pixels;
    }

    /** Takes a bitmap, if there is room for it. */
    boolean takesGlyph(final int width, final int height, final boolean subpixel) {
        final long wanted = (subpixel ? Rgb.CHANNELS : 1L) * width * height;
        if (glyphs == 0 || samples < wanted) {
            return false;
        }
        glyphs--;
        samples -= wanted;
        return true;
    }

    /** Takes symbols with one bitmap, if there is room for all. */
    boolean takesSymbols(final long count, final int width, final int height) {
        final long wanted = count * width * height;
        if (symbols < count || covered < wanted) {
            return false;
        }
        symbols -= count;
        covered -= wanted;
        return true;
    }

    /** Takes a rule within the tile, if there is room for it. */
    boolean takesRule(final Rule rule) {
        final long wanted = (long) rule.width() * rule.height();
        if (rules == 0 || covered < wanted) {
            return false;
        }
        rules--;
        covered -= wanted;
        return true;
    }
}
