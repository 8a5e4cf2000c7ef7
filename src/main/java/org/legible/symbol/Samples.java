package org.legible.symbol;

/** The samples of a bitmap, with nothing around them. */
final class Samples {

    /** No bitmap at all. */
    static final Samples NONE = new Samples(new Glyph(0, 0, false, new byte[0]));

    private final Glyph glyph;
    private final int width;
    private final byte[] levels;

    Samples(final Glyph glyph) {
        this.glyph = glyph;
        this.width = glyph.samples();
        this.levels = glyph.levels();
    }

    /** Samples of a row. */
    int width() {
        return width;
    }

    int height() {
        return glyph.height();
    }

    boolean subpixel() {
        return glyph.subpixel();
    }

    /** A sample, 0 outside. */
    int at(final int x, final int y) {
        return x < 0 || y < 0 || x >= width || y >= glyph.height() ? 0 : levels[y * width + x] & 0xFF;
    }

    void set(final int x, final int y, final int level) {
        levels[y * width + x] = (byte) level;
    }
}
