package org.legible.symbol;

import java.util.Comparator;
import java.util.List;

import org.legible.entropy.MalformedStreamException;

/**
 * Tells at little cost whether it may pay to lift bitmaps off a tile, so that those of a photograph with a white sky or dark corners need
 * not all be coded to learn that none is worth it. Most tiles are told by an estimate; in doubt, the bitmaps that promise most are coded.
 */
final class Prospect {

    /** Where the estimate is below this part of what is wanted, or that many times as much, nothing is coded. */
    private static final int HOPELESS_PART = 4, CERTAIN_TIMES = 10;

    /** So many samples are coded for each pixel of the tile, and at least so many. */
    private static final int PIXELS_A_SAMPLE = 64, MIN_SAMPLES = 4096;

    /** Where all that promises something was coded, this part of what is wanted is enough: the others may bring the rest. */
    private static final int TRIED_PART = 2;

    /** A bit more is wanted for so many samples, all of which will have to be coded to find those that pay: that takes time. */
    private static final int SAMPLES_A_BIT = 256;

    private static final int TABLE_BITS = 12;

    /**
     * Components that share a bitmap.
     *
     * @param components they
     * @param worth      bits that are saved without them
     */
    record Offer(GlyphClass components, double worth) {

        /** About what coding the bitmap leaves of that, in bits: a sample costs as much as its level where it is like none before it. */
        private double estimate(final double levelBits) {
            final Glyph glyph = components.glyph();
            final int step = glyph.subpixel() ? Rgb.CHANNELS : 1;
            final int width = glyph.samples();
            final byte[] levels = glyph.levels();
            int different = 0;
            for (int y = 0, i = 0; y < glyph.height(); y++) {
                for (int x = 0; x < width; x++, i++) {
                    final int left = x < step ? 0 : levels[i - step];
                    final int above = y == 0 ? 0 : levels[i - width];
                    different += levels[i] != left && levels[i] != above ? 1 : 0;
                }
            }
            return worth - different * levelBits;
        }
    }

    /** An offer with its estimate, which is above 0. */
    private record Hope(Offer offer, double estimate) {

        int samples() {
            return offer.components.glyph().levels().length;
        }
    }

    private Prospect() {
    }

    /**
     * Whether bitmaps may save enough.
     *
     * @param offers what there is
     * @param levels full coverage
     * @param pixels of the tile
     * @param least  bits that they must save
     */
    static boolean mayPay(final List<Offer> offers, final int levels, final int pixels, final double least) {
        final long samples = offers.stream().mapToLong(offer -> offer.components.glyph().levels().length).sum();
        final double wanted = least + (double) samples / SAMPLES_A_BIT;
        final double levelBits = Math.log(levels) / Math.log(2);
        final List<Hope> hopes = offers.stream().map(offer -> new Hope(offer, offer.estimate(levelBits)))
            .filter(hope -> hope.estimate > 0).toList();
        final double sum = hopes.stream().mapToDouble(Hope::estimate).sum();
        return sum * HOPELESS_PART >= wanted && (sum >= CERTAIN_TIMES * wanted || isConfirmed(hopes, levels, pixels, wanted));
    }

    private static boolean isConfirmed(final List<Hope> hopes, final int levels, final int pixels, final double wanted) {
        final BitCounter counter = new BitCounter();
        final GlyphCoder trial = new GlyphCoder(counter, levels, TABLE_BITS);
        int left = Math.max(MIN_SAMPLES, pixels / PIXELS_A_SAMPLE);
        boolean all = true;
        double gained = 0;
        for (final Hope hope : hopes.stream().sorted(Comparator.comparingDouble(hope -> -hope.estimate / hope.samples())).toList()) {
            if (gained >= wanted) {
                return true;
            }
            if (hope.samples() <= left) {
                left -= hope.samples();
                gained += Math.max(0, hope.offer.worth - bits(trial, counter, hope.offer.components));
            } else {
                all = false;
            }
        }
        return gained >= (all ? wanted / TRIED_PART : wanted);
    }

    /** What a trial of the coder takes for a bitmap. */
    static double bits(final GlyphCoder trial, final BitCounter counter, final GlyphClass components) {
        final Matte first = components.members().get(0);
        try {
            trial.code(components.glyph(), first.component().background(), first.foreground());
        } catch (final MalformedStreamException e) {
            throw new IllegalStateException("Nothing is read", e);
        }
        return counter.take();
    }
}
