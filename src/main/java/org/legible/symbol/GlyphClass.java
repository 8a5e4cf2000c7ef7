package org.legible.symbol;

import java.util.ArrayList;
import java.util.List;

/**
 * Components that share one bitmap. Each of them is within the bound on every sample, so that no letter can stand for another one that
 * differs from it visibly anywhere.
 */
final class GlyphClass {

    /** The greatest mean difference of a member, as a part of the greatest of a sample. */
    private static final int MEAN_DIVISOR = 4;

    /** How far a sample of a member may lie off the first one's, of 255, be levels as coarse as they like: letters differ by more. */
    private static final int MOST_DIFFERENCE = 24;

    private final Glyph glyph;
    private final short[] first;
    private final int levels;
    private final List<Matte> members = new ArrayList<>();

    /**
     * @param first  its coverages, rounded, are the bitmap
     * @param levels full coverage
     */
    GlyphClass(final Matte first, final int levels) {
        this.levels = levels;
        this.first = first.alpha();
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
     * Takes a component in that is close enough: where full coverage has fewer levels than samples have values, within one level of the
     * bitmap everywhere, and within one level and {@value #MOST_DIFFERENCE} of 255 of the first member, a quarter of that in the mean;
     * else without any difference.
     *
     * @param matte of the same size and kind
     */
    boolean accept(final Matte matte) {
        final int level = levels == Matting.OPAQUE ? 0 : Matting.OPAQUE;
        final int most = Math.min(MOST_DIFFERENCE * levels, level);
        long sum = 0;
        for (int i = 0; i < first.length; i++) {
            final int alpha = matte.alpha()[i];
            final int difference = Math.abs(alpha - first[i]) * levels;
            if (difference > most || Math.abs(alpha * levels - (glyph.levels()[i] & 0xFF) * Matting.OPAQUE) > level) {
                return false;
            }
            sum += difference;
        }
        if (sum * MEAN_DIVISOR > (long) most * first.length) {
            return false;
        }
        members.add(matte);
        return true;
    }
}
