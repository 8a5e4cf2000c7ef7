package org.legible.text.detect;

import java.util.ArrayList;
import java.util.List;

import org.legible.text.Box;

/**
 * Joins the parts of words that a detector has cut in two, as happens at narrow letters of fonts whose letters all have one width: boxes
 * of one line that touch, or are apart by at most a tenth of the lower one's height. A space is about three times as wide.
 */
public final class SplitWords {

    private static final double WIDEST_CUT = 0.1;

    private SplitWords() {
    }

    /**
     * A line with its parts joined.
     *
     * @param line boxes from left to right
     * @return as many boxes or fewer, from left to right
     */
    public static List<Box> joined(final List<Box> line) {
        final List<Box> words = new ArrayList<>();
        for (final Box part : line) {
            final int last = words.size() - 1;
            if (last >= 0 && part.x() - words.get(last).right() <= WIDEST_CUT * Math.min(part.height(), words.get(last).height())) {
                words.set(last, words.get(last).union(part));
            } else {
                words.add(part);
            }
        }
        return words;
    }
}
