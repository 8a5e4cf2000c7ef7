package org.legible.symbol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Earlier bitmaps of about the size of the present one, and how far the rows that are known differ from theirs. Reader and writer
 * compare alike, so the stream need not say which one serves.
 */
final class Lookalikes {

    /** So many of each size are remembered, the latest. */
    private static final int MAX_OF_SIZE = 64;

    private static final int MAX_DIFFERENCE = 1;

    /** A row or column too many weighs as much as a quarter of a level. */
    private static final int DISTANCE_WEIGHT = 4;

    // What trust() returns.
    private static final int NOBODY = 0, UNSEEN = 1, FAR = 2, SIMILAR = 3, CLOSE = 5, ALIKE = 6, SAME = 7;

    private final Map<Integer, List<Samples>> bySize = new HashMap<>();
    private final List<Samples> candidates = new ArrayList<>();
    private final IntStack handicaps = new IntStack();

    /** Of each candidate, the sum of its differences in the rows that were compared, and how many these are. */
    private long[] distances = new long[0];
    private int[] compared = new int[0];
    private Glyph present;
    private int best;

    private static int size(final int width, final int height, final boolean subpixel) {
        return (width << 9 | height) << 1 | (subpixel ? 1 : 0);
    }

    /** Looks for those that may serve a bitmap: first of its own size, the latest first. */
    void start(final Glyph glyph) {
        present = glyph;
        candidates.clear();
        handicaps.clear();
        for (int handicap = 0; handicap <= 2 * MAX_DIFFERENCE; handicap++) {
            for (int dy = -MAX_DIFFERENCE; dy <= MAX_DIFFERENCE; dy++) {
                for (int dx = -MAX_DIFFERENCE; dx <= MAX_DIFFERENCE; dx++) {
                    if (Math.abs(dx) + Math.abs(dy) == handicap) {
                        gather(dx, dy, handicap);
                    }
                }
            }
        }
        distances = new long[candidates.size()];
        compared = new int[candidates.size()];
        best = -1;
    }

    private void gather(final int dx, final int dy, final int handicap) {
        final List<Samples> some = bySize.get(size(present.width() + dx, present.height() + dy, present.subpixel()));
        if (some != null) {
            for (int i = some.size() - 1; i >= 0; i--) {
                candidates.add(some.get(i));
                handicaps.push(handicap);
            }
        }
    }

    /**
     * The one that differs least in the rows above, the first of them, {@link Samples#NONE} where there are none. Only those are compared
     * that can still be it: the rows that they were compared in tell how far they are at least.
     *
     * @param own the present bitmap
     * @param y   rows of it that are known
     */
    Samples best(final Samples own, final int y, final int levels) {
        final long bound = best < 0 ? Long.MAX_VALUE : score(best, own, y, levels);
        long least = Long.MAX_VALUE;
        for (int i = 0; i < distances.length; i++) {
            final long atLeast = distances[i] * DISTANCE_WEIGHT + (long) handicaps.get(i) * levels;
            if (atLeast <= bound && atLeast < least) {
                final long score = score(i, own, y, levels);
                if (score < least) {
                    least = score;
                    best = i;
                }
            }
        }
        return best < 0 ? Samples.NONE : candidates.get(best);
    }

    private long score(final int candidate, final Samples own, final int y, final int levels) {
        for (int row = compared[candidate]; row < y; row++) {
            distances[candidate] += own.distance(candidates.get(candidate), row);
        }
        compared[candidate] = y;
        return distances[candidate] * DISTANCE_WEIGHT + (long) handicaps.get(candidate) * levels;
    }

    /**
     * How alike the one that {@link #best} found has been, 0 to 7.
     *
     * @param count samples that were compared
     */
    int trust(final int count, final int levels) {
        if (best < 0) {
            return NOBODY;
        }
        if (count == 0) {
            return UNSEEN;
        }
        if (distances[best] == 0) {
            return SAME;
        }
        final long sixteenths = 16 * distances[best] / ((long) count * levels);
        return sixteenths == 0 ? ALIKE : sixteenths < 2 ? CLOSE : sixteenths < 4 ? SIMILAR : FAR;
    }

    /** Remembers a bitmap that is complete. */
    void add(final Samples samples) {
        final List<Samples> some = bySize.computeIfAbsent(size(present.width(), present.height(), present.subpixel()),
            size -> new ArrayList<>());
        if (some.size() == MAX_OF_SIZE) {
            some.remove(0);
        }
        some.add(samples);
    }
}
