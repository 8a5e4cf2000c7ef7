package org.legible.symbol;

import java.util.ArrayList;
import java.util.List;

/**
 * Components that share one bitmap. Each of them is within the bound on every sample, so that no letter can stand for another one that
 * differs from it visibly anywhere.
 */
final class GlyphClass {

    /** The greatest mean difference of a member, as a part of a level. */
    private static final int MEAN_DIVISOR = 4;

    private final Glyph glyph;
    private final int levels;
    private final List<Matte> members = new ArrayList<>();

    /**
     * @param first  its coverages, rounded, are the bitmap
     * @param levels full coverage
     */
    GlyphClass(final Matte first, final int levels) {
        this.levels = levels;
        final byte[] rounded = new byte[first.alpha().length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (byte) ((2 * first.alpha()[i] * levels + Matting.OPAQUE) / (2 * Matting.OPAQUE));
        }
        this.glyph = new Glyph(first.component().width(), first.component().height(), first.subpixel(), rounded);
        members.add(first);
    }

    Glyph glyph() {
        return glyph;
    }

    List<Matte> members() {
        return members;
    }

    /**
     * Takes a component in where the bitmap is close enough to it: within one level everywhere and a quarter of one in the mean, where
     * full coverage has fewer levels than samples have values, else without any difference.
     *
     * @param matte of the same size and kind
     */
    boolean accept(final Matte matte) {
        final int most = levels == Matting.OPAQUE ? 0 : Matting.OPAQUE;
        long sum = 0;
        for (int i = 0; i < matte.alpha().length; i++) {
            final int difference = Math.abs(matte.alpha()[i] * levels - (glyph.levels()[i] & 0xFF) * Matting.OPAQUE);
            if (difference > most) {
                return false;
            }
            sum += difference;
        }
        if (sum * MEAN_DIVISOR > (long) most * matte.alpha().length) {
            return false;
        }
        members.add(matte);
        return true;
    }
}
