package org.legible.text.read;

import java.util.ArrayList;
import java.util.List;

import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

import org.legible.bundle.RecogniserBundle;
import org.legible.text.Box;

/**
 * Words with more characters than a recogniser reads at once (paths, addresses, names in code): cut between characters into parts
 * that are read one by one.
 */
final class LongWords {

    /** Width of a character in parts of its word's height; narrow rather than wide, so that parts are not too long. */
    private static final double CHARACTER = 0.48;

    /** How far from an even division a cut may lie, in parts of a part's width: a few characters of an ordinary word. */
    private static final double REACH = 0.2;

    private LongWords() {
    }

    /**
     * Cuts a word where its parts become about even and the column has the least contrast.
     *
     * @param picture two-dimensional; alpha is left out
     * @param word box within the picture
     * @param bundle the recogniser's
     * @return the parts from left to right; the word itself where it is short, or where the recogniser wants words stretched to one
     *         width, which says nothing of how many characters they may have
     */
    static List<Box> parts(final RandomAccessibleInterval<ARGBType> picture, final Box word, final RecogniserBundle bundle) {
        final int count = bundle.crop().stretch() ? 1 : (int) Math.ceil(word.width() / longest(word, bundle));
        final List<Box> parts = new ArrayList<>();
        int left = 0;
        for (int i = 1; i <= count; i++) {
            final int right = i == count ? word.width() : quietColumn(picture, word, i * word.width() / count, word.width() / count);
            parts.add(new Box(word.x() + left, word.y(), right - left, word.height()));
            left = right;
        }
        return parts;
    }

    /** Pixels that the recogniser's greatest width, or its greatest number of characters, takes at this height. */
    private static double longest(final Box word, final RecogniserBundle bundle) {
        final int[] widths = bundle.crop().widths();
        final double widest = (double) widths[widths.length - 1] / bundle.crop().height();
        return word.height() * Math.min(widest, CHARACTER * bundle.maxLength());
    }

    /** The column with the least contrast around a place; the nearest of equal ones. */
    private static int quietColumn(final RandomAccessibleInterval<ARGBType> picture, final Box word, final int place, final int width) {
        final int reach = (int) (REACH * width);
        int best = place;
        int least = Integer.MAX_VALUE;
        for (int step = 0; step <= 2 * reach; step++) {
            final int column = place + (step % 2 == 0 ? step / 2 : -(step + 1) / 2);
            final int contrast = contrast(picture, word, column);
            if (contrast < least) {
                least = contrast;
                best = column;
            }
        }
        return best;
    }

    private static int contrast(final RandomAccessibleInterval<ARGBType> picture, final Box word, final int column) {
        final RandomAccess<ARGBType> access = picture.randomAccess();
        access.setPosition(picture.min(0) + word.x() + column, 0);
        int least = Integer.MAX_VALUE;
        int most = 0;
        for (int y = 0; y < word.height(); y++) {
            access.setPosition(picture.min(1) + word.y() + y, 1);
            final int argb = access.get().get();
            final int sum = (argb >> 16 & 0xff) + (argb >> 8 & 0xff) + (argb & 0xff);
            least = Math.min(least, sum);
            most = Math.max(most, sum);
        }
        return most - least;
    }
}
