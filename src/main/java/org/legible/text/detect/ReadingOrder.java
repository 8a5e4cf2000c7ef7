package org.legible.text.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

import org.legible.text.Box;

/**
 * The order in which the lines of a page are read, by recursive cuts (the XY cut of Nagy and Seth, 1984): where an empty strip from
 * top to bottom is at least twice as wide as a line is high, what lies on its left is read before what lies on its right. Else the
 * page is cut at its widest empty strip from left to right, and what lies above is read first. What cannot be cut is read from top to
 * bottom.
 *
 * @param <T> a line
 */
final class ReadingOrder<T> {

    private static final double COLUMN_GAP = 2;

    private final Function<T, Box> bounds;
    private final List<T> ordered = new ArrayList<>();

    private ReadingOrder(final Function<T, Box> bounds) {
        this.bounds = bounds;
    }

    static <T> List<T> of(final List<T> lines, final Function<T, Box> bounds) {
        final ReadingOrder<T> order = new ReadingOrder<>(bounds);
        order.read(lines);
        return order.ordered;
    }

    /** Pages that wait are on a list, not on the stack: a page can have thousands of cuts. */
    private void read(final List<T> page) {
        final List<List<T>> waiting = new ArrayList<>(List.of(page));
        while (!waiting.isEmpty()) {
            final List<T> part = waiting.remove(waiting.size() - 1);
            final int cut = part.size() < 2 ? 0 : cut(part, Box::x, Box::right, COLUMN_GAP * medianHeight(part));
            if (cut > 0) {
                split(part, cut, waiting);
            } else {
                final int below = part.size() < 2 ? 0 : cut(part, Box::y, Box::bottom, 0);
                if (below > 0) {
                    split(part, below, waiting);
                } else {
                    part.sort(Comparator.comparingInt((T line) -> top(line)).thenComparingInt(line -> bounds.apply(line).x()));
                    ordered.addAll(part);
                }
            }
        }
    }

    private int top(final T line) {
        return bounds.apply(line).y();
    }

    private void split(final List<T> sorted, final int cut, final List<List<T>> waiting) {
        waiting.add(new ArrayList<>(sorted.subList(cut, sorted.size())));
        waiting.add(new ArrayList<>(sorted.subList(0, cut)));
    }

    /**
     * Sorts the lines along an axis and finds the widest empty strip across it.
     *
     * @param least width that it must have
     * @return number of lines before it; 0 where there is none
     */
    private int cut(final List<T> lines, final ToIntFunction<Box> start, final ToIntFunction<Box> end, final double least) {
        lines.sort(Comparator.comparingInt(line -> start.applyAsInt(bounds.apply(line))));
        int reached = Integer.MIN_VALUE;
        int best = 0;
        double widest = least;
        for (int i = 0; i < lines.size(); i++) {
            final Box box = bounds.apply(lines.get(i));
            final long gap = (long) start.applyAsInt(box) - reached;
            if (i > 0 && gap >= widest && (best == 0 || gap > widest)) {
                best = i;
                widest = gap;
            }
            reached = Math.max(reached, end.applyAsInt(box));
        }
        return best;
    }

    private double medianHeight(final List<T> lines) {
        return Stream.of(lines).flatMap(List::stream).mapToInt(line -> bounds.apply(line).height()).sorted()
            .skip(lines.size() / 2).findFirst().orElse(0);
    }
}
