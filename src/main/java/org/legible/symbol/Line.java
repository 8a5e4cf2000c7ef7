package org.legible.symbol;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Components in the same colours on a line, as they are collected from left to right. */
final class Line {

    /** How far the next one may be away, in heights of the last one, and at least in pixels. */
    private static final int REACH = 3, MIN_REACH = 24;

    /** How far the next one may start in front of the last one's end. */
    private static final int OVERLAP = 6;

    /** What all components of a line have. */
    private record Colours(Background background, int foreground) {
    }

    private final List<Matte> mattes = new ArrayList<>();

    private Line(final Matte first) {
        mattes.add(first);
    }

    List<Matte> mattes() {
        return mattes;
    }

    Background background() {
        return mattes.get(0).component().background();
    }

    int foreground() {
        return mattes.get(0).foreground();
    }

    /** Where most of them end. */
    int baseline() {
        final Map<Integer, Integer> votes = new HashMap<>();
        mattes.forEach(matte -> votes.merge(matte.component().bottom(), 1, Integer::sum));
        return votes.entrySet().stream().max(Map.Entry.<Integer, Integer>comparingByValue()
            .thenComparing(Map.Entry.comparingByKey())).orElseThrow().getKey();
    }

    private int start() {
        return mattes.get(0).component().x();
    }

    /** Collects components into lines, from above and from the left. */
    static List<Line> of(final List<Matte> mattes) {
        final Map<Colours, List<Matte>> byColours = new LinkedHashMap<>();
        for (final Matte matte : mattes) {
            byColours.computeIfAbsent(new Colours(matte.component().background(), matte.foreground()), key -> new ArrayList<>()).add(matte);
        }
        final List<Line> lines = new ArrayList<>();
        for (final List<Matte> some : byColours.values()) {
            some.sort(Comparator.<Matte>comparingInt(matte -> matte.component().x()).thenComparingInt(matte -> matte.component().y()));
            collect(some, lines);
        }
        lines.sort(Comparator.comparingInt(Line::baseline).thenComparingInt(Line::start).thenComparingInt(line -> line.background().colour())
            .thenComparingInt(Line::foreground));
        return lines;
    }

    private static void collect(final List<Matte> sorted, final List<Line> into) {
        final List<Line> open = new ArrayList<>();
        for (final Matte matte : sorted) {
            final int x = matte.component().x();
            open.removeIf(line -> line.reach() < x);
            Line nearest = null;
            for (final Line line : open) {
                if (line.takes(matte.component()) && (nearest == null || line.end() > nearest.end())) {
                    nearest = line;
                }
            }
            if (nearest == null) {
                final Line line = new Line(matte);
                open.add(line);
                into.add(line);
            } else {
                nearest.mattes.add(matte);
            }
        }
    }

    private Component last() {
        return mattes.get(mattes.size() - 1).component();
    }

    private int end() {
        return last().right();
    }

    private int reach() {
        return end() + Math.max(MIN_REACH, REACH * last().height());
    }

    /** Whether a component stands beside the last one, for at least half the height of the lower of both, or nearly on its foot. */
    private boolean takes(final Component next) {
        final Component last = last();
        final int overlap = Math.min(last.bottom(), next.bottom()) - Math.max(last.y(), next.y());
        return next.x() >= last.right() - OVERLAP && (2 * overlap >= Math.min(last.height(), next.height())
            || Math.abs(last.bottom() - next.bottom()) <= 2);
    }
}
