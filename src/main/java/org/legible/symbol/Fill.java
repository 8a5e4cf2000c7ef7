package org.legible.symbol;

/** The pixels of a tile without what was lifted off it: the background in place of text, and the mean of both sides in place of rules. */
final class Fill {

    /** No colour. */
    private static final int NONE = -1;

    private final Raster filled;
    private final boolean[] lifted;

    Fill(final Raster original) {
        this.filled = new Raster(original.width(), original.height(), original.pixels().clone());
        this.lifted = new boolean[original.pixels().length];
    }

    Raster filled() {
        return filled;
    }

    /** Whether each pixel is painted by the page. */
    boolean[] lifted() {
        return lifted;
    }

    /** Fills a component that is lifted as this bitmap. */
    void put(final Matte matte, final Glyph glyph) {
        final Component component = matte.component();
        for (final int at : component.positions()) {
            filled.pixels()[at] = component.background().at(at % filled.width(), at / filled.width());
        }
        Painter.forEachPainted(glyph, (x, y) -> lifted[(component.y() + y) * filled.width() + component.x() + x] = true);
    }

    /** Fills a rule across its thinner side. */
    void put(final Rule rule) {
        for (int y = rule.y(); y < rule.y() + rule.height(); y++) {
            for (int x = rule.x(); x < rule.x() + rule.width(); x++) {
                filled.pixels()[y * filled.width() + x] = beside(rule, x, y);
                lifted[y * filled.width() + x] = true;
            }
        }
    }

    /** The squares of the differences that a rule makes, see {@link Worth#bits}. */
    double energy(final Rule rule, final Raster original) {
        double energy = 0;
        for (int y = rule.y(); y < rule.y() + rule.height(); y++) {
            for (int x = rule.x(); x < rule.x() + rule.width(); x++) {
                energy += Worth.square(beside(rule, x, y), original.at(x, y));
            }
        }
        return energy;
    }

    private int beside(final Rule rule, final int x, final int y) {
        final boolean upright = rule.height() > rule.width();
        final int before = upright ? at(rule.x() - 1, y, NONE) : at(x, rule.y() - 1, NONE);
        final int after = upright ? at(rule.x() + rule.width(), y, before) : at(x, rule.y() + rule.height(), before);
        final int first = before == NONE ? after : before;
        return Rgb.of(Rgb.part(first, 0) + Rgb.part(after, 0) + 1 >> 1, Rgb.part(first, 1) + Rgb.part(after, 1) + 1 >> 1,
            Rgb.part(first, 2) + Rgb.part(after, 2) + 1 >> 1);
    }

    private int at(final int x, final int y, final int outside) {
        return x < 0 || y < 0 || x >= filled.width() || y >= filled.height() ? outside : filled.at(x, y);
    }
}
