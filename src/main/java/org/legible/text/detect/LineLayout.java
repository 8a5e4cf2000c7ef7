package org.legible.text.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.legible.text.Box;

/**
 * Puts words into lines, and lines into the order in which they are read.
 *
 * <p>Two words stand in one line when their boxes share at least half of the lower one's height, the higher is at most 2.5 times as
 * high as the lower, and the gap between them is at most 1.2 times the lower one's height. A space is about a third of that; columns
 * of text and of tables lie further apart. Words of a line run from left to right.
 */
public final class LineLayout {

    private static final double SHARED_HEIGHT = 0.5;
    private static final double HEIGHT_RATIO = 2.5;
    private static final double WIDEST_GAP = 1.2;

    private LineLayout() {
    }

    /**
     * Lines of words.
     *
     * @param words in any order
     * @return lines in reading order ({@link ReadingOrder}), each with at least one word, its words from left to right
     */
    public static List<List<Box>> lines(final List<Box> words) {
        final List<Box> byLeft = new ArrayList<>(words);
        byLeft.sort(Comparator.comparingInt(Box::x).thenComparingInt(Box::y));
        final List<List<Box>> lines = new ArrayList<>();
        for (final Box word : byLeft) {
            List<Box> nearest = null;
            for (final List<Box> line : lines) {
                if (follows(word, last(line)) && (nearest == null || gap(word, last(line)) < gap(word, last(nearest)))) {
                    nearest = line;
                }
            }
            if (nearest == null) {
                nearest = new ArrayList<>();
                lines.add(nearest);
            }
            nearest.add(word);
        }
        return ReadingOrder.of(lines, LineLayout::bounds);
    }

    /** The smallest box around the words of a line. */
    private static Box bounds(final List<Box> line) {
        return line.stream().reduce(Box::union).orElseThrow();
    }

    private static Box last(final List<Box> line) {
        return line.get(line.size() - 1);
    }

    private static int gap(final Box word, final Box before) {
        return Math.abs(word.x() - before.right());
    }

    private static boolean follows(final Box word, final Box before) {
        final int lower = Math.min(word.height(), before.height());
        final int shared = Math.min(word.bottom(), before.bottom()) - Math.max(word.y(), before.y());
        return shared >= SHARED_HEIGHT * lower && Math.max(word.height(), before.height()) <= HEIGHT_RATIO * lower
            && gap(word, before) <= WIDEST_GAP * lower;
    }
}
