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

    /** The sum of the differences of a row from that of another bitmap, over the columns of this one. */
    int distance(final Samples other, final int y) {
        if (y >= other.height()) {
            return distance(y, 0);
        }
        final int common = Math.min(width, other.width);
        int sum = distance(y, common);
        for (int x = 0; x < common; x++) {
            sum += Math.abs((levels[y * width + x] & 0xFF) - (other.levels[y * other.width + x] & 0xFF));
        }
        return sum;
    }

    private int distance(final int y, final int from) {
        int sum = 0;
        for (int x = from; x < width; x++) {
            sum += levels[y * width + x] & 0xFF;
        }
        return sum;
    }

    void set(final int x, final int y, final int level) {
        levels[y * width + x] = (byte) level;
    }
}
