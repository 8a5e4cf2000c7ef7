package org.legible.symbol;

import java.util.ArrayList;
import java.util.Arrays;
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

    /**
     * Where full coverage has no more levels than this, the channels of a pixel get the same one if each of them is within one level of it:
     * rounded each for itself, close coverages would come out as strong colours.
     */
    private static final int FEW_LEVELS = 3;

    private final Glyph glyph;
    private final int levels;
    private final List<Matte> members = new ArrayList<>();

    /**
     * @param first  its coverages, rounded, are the bitmap
     * @param levels full coverage
     */
    GlyphClass(final Matte first, final int levels) {
        this.levels = levels;
        this.glyph = new Glyph(first.component().width(), first.component().height(), first.subpixel(), rounded(first));
        members.add(first);
    }

    private byte[] rounded(final Matte matte) {
        final short[] alpha = matte.alpha();
        final byte[] rounded = new byte[alpha.length];
        for (int i = 0; i < rounded.length; i++) {
            rounded[i] = (byte) nearest(alpha[i], 1);
        }
        if (matte.subpixel() && levels <= FEW_LEVELS) {
            for (int i = 0; i < rounded.length; i += Rgb.CHANNELS) {
                final int common = nearest(alpha[i] + alpha[i + 1] + alpha[i + 2], Rgb.CHANNELS);
                if (isWithinLevel(alpha[i], common) && isWithinLevel(alpha[i + 1], common) && isWithinLevel(alpha[i + 2], common)) {
                    Arrays.fill(rounded, i, i + Rgb.CHANNELS, (byte) common);
                }
            }
        }
        return rounded;
    }

    /** The level that is nearest to the mean of some coverages. */
    private int nearest(final int sum, final int count) {
        return (2 * sum * levels + count * Matting.OPAQUE) / (2 * count * Matting.OPAQUE);
    }

    private boolean isWithinLevel(final int alpha, final int level) {
        return Math.abs(alpha * levels - level * Matting.OPAQUE) <= Matting.OPAQUE;
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
        final short[] first = members.get(0).alpha();
        final int most = levels == Matting.OPAQUE ? 0 : Math.min(MOST_DIFFERENCE * levels, Matting.OPAQUE);
        long sum = 0;
        for (int i = 0; i < first.length; i++) {
            final int alpha = matte.alpha()[i];
            final int difference = Math.abs(alpha - first[i]) * levels;
            if (difference > most || !isWithinLevel(alpha, glyph.levels()[i] & 0xFF)) {
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
