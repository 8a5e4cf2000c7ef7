package org.legible.symbol;

/** What the learned layer saves without a component of a tile, in bits, the bitmap itself not counted. */
final class Savings {

    /** What a placement costs, roughly. For text less is counted, so that no full stop is lost. */
    private static final double PLACEMENT_BITS = 13, TEXT_PLACEMENT_BITS = 4;

    /** The height of the largest letters that have that privilege. */
    private static final int MAX_TEXT_HEIGHT = 40;

    /**
     * What the learned layer pays for a pixel, beside what a prediction of it from the pixels beside it would leave to be paid; of 1, 1.5 and
     * 2, tried on figures and screenshots, the one with which pictures stay whole at low quality and drawings are lifted at high quality.
     */
    private static final double NEIGHBOUR_SHARE = 1.5;

    private final Raster raster;
    private final Worth worth;
    private final Worth textWorth;
    private final double textBits;

    Savings(final Raster raster, final SymbolSettings settings) {
        this.raster = raster;
        this.worth = new Worth(settings.quality());
        this.textWorth = new Worth(settings.textQuality());
        this.textBits = settings.textBits();
    }

    /** What all members of a class save, below 0 where they are better left where they are. */
    double of(final GlyphClass components, final int levels) {
        return components.members().stream().mapToDouble(matte -> matte.component().height() <= MAX_TEXT_HEIGHT ? text(matte.component())
            : other(matte, components.glyph(), levels)).sum();
    }

    private double text(final Component component) {
        final int pixels = component.positions().length;
        return textWorth.bits(pixels, energy(component)) + textBits * pixels - TEXT_PLACEMENT_BITS;
    }

    /**
     * What is too high for text may be a small picture, such as a micrograph in a figure. Where its tones hardly change from pixel to pixel
     * the learned layer has them for little, and few levels of coverage would make steps of them: both count.
     */
    private double other(final Matte matte, final Glyph glyph, final int levels) {
        final Component component = matte.component();
        double local = 0;
        for (final int at : component.positions()) {
            local += NEIGHBOUR_SHARE * worth.bits(1, change(at));
        }
        return Math.min(worth.bits(component.positions().length, energy(component)), local)
            - worth.bitsOfError(error(matte, glyph, levels)) - PLACEMENT_BITS;
    }

    /** The squares of the differences from the background. */
    private double energy(final Component component) {
        double energy = 0;
        for (final int at : component.positions()) {
            energy += Worth.square(raster.pixels()[at], ground(component, at));
        }
        return energy;
    }

    private int ground(final Component component, final int at) {
        return component.background().at(at % raster.width(), at / raster.width());
    }

    /** The square of the greatest difference from one of the four pixels beside it. */
    private double change(final int at) {
        final int[] pixels = raster.pixels();
        final int width = raster.width();
        final int x = at % width;
        int most = 0;
        if (x > 0) {
            most = Worth.square(pixels[at], pixels[at - 1]);
        }
        if (x < width - 1) {
            most = Math.max(most, Worth.square(pixels[at], pixels[at + 1]));
        }
        if (at >= width) {
            most = Math.max(most, Worth.square(pixels[at], pixels[at - width]));
        }
        if (at < pixels.length - width) {
            most = Math.max(most, Worth.square(pixels[at], pixels[at + width]));
        }
        return most;
    }

    /** The squares of the differences of what will be painted. */
    private double error(final Matte matte, final Glyph glyph, final int levels) {
        final Component component = matte.component();
        final int step = glyph.subpixel() ? 1 : 0;
        double error = 0;
        for (final int at : component.positions()) {
            final int ground = ground(component, at);
            final int sample = ((at / raster.width() - component.y()) * component.width() + at % raster.width() - component.x())
                * (glyph.subpixel() ? Rgb.CHANNELS : 1);
            for (int channel = 0; channel < Rgb.CHANNELS; channel++) {
                final int made = Rgb.blend(Rgb.part(ground, channel), Rgb.part(matte.foreground(), channel),
                    glyph.levels()[sample + step * channel] & 0xFF, levels);
                final int difference = made - Rgb.part(raster.pixels()[at], channel);
                error += difference * difference;
            }
        }
        return error;
    }
}
