package org.legible.symbol;

/** Paints pages. */
final class Painter {

    /** Takes the pixels of something. */
    @FunctionalInterface
    interface Pixels {
        void at(int x, int y);
    }

    /** Takes pixels and their colours, {@code 0xRRGGBB}. */
    @FunctionalInterface
    interface Canvas {
        void set(int x, int y, int colour);
    }

    private Painter() {
    }

    /** Visits the pixels of a bitmap that have any coverage. */
    static void forEachPainted(final Glyph glyph, final Pixels pixels) {
        final int each = glyph.subpixel() ? Rgb.CHANNELS : 1;
        final byte[] levels = glyph.levels();
        for (int y = 0, i = 0; y < glyph.height(); y++) {
            for (int x = 0; x < glyph.width(); x++, i += each) {
                if ((levels[i] | levels[i + each - 1] | levels[i + each / 2]) != 0) {
                    pixels.at(x, y);
                }
            }
        }
    }

    /** Paints all of a page, in the coordinates of its tile. */
    static void paint(final Page page, final Canvas canvas) {
        for (final Rule rule : page.rules()) {
            for (int y = rule.y(); y < rule.y() + rule.height(); y++) {
                for (int x = rule.x(); x < rule.x() + rule.width(); x++) {
                    canvas.set(x, y, rule.colour());
                }
            }
        }
        for (final Run run : page.runs()) {
            for (final Placement placement : run.placements()) {
                paint(page.glyphs().get(placement.glyph()), placement, run, page.levels(), canvas);
            }
        }
    }

    private static void paint(final Glyph glyph, final Placement placement, final Run run, final int levels, final Canvas canvas) {
        final int each = glyph.subpixel() ? Rgb.CHANNELS : 1;
        final byte[] samples = glyph.levels();
        forEachPainted(glyph, (x, y) -> {
            final int at = (y * glyph.width() + x) * each;
            final int ground = run.background().at(placement.x() + x, placement.y() + y);
            int colour = 0;
            for (int channel = 0; channel < Rgb.CHANNELS; channel++) {
                colour = colour << 8 | Rgb.blend(Rgb.part(ground, channel), Rgb.part(run.foreground(), channel),
                    samples[at + (each == 1 ? 0 : channel)] & 0xFF, levels);
            }
            canvas.set(placement.x() + x, placement.y() + y, colour);
        });
    }
}
