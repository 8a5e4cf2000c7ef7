package org.legible.symbol;

/**
 * Marks the components of a tile that are too large for a bitmap, among the pixels that belong to no flat zone: nearly all of a photograph
 * is one of them. They are found by horizontal runs of pixels, which are put together with those they touch in the row above (as in He,
 * Chao and Suzuki, "A run-based two-scan labeling algorithm", 2008), so that nobody has to walk over each of their pixels and its eight
 * neighbours.
 */
final class LargeComponents {

    /** What {@link FlatRegions#labels()} holds for their pixels. */
    static final int LABEL = Rules.LABEL - 2;

    /** Instead of a zone's number: there are several. */
    private static final int SEVERAL = -1;

    private final int width;
    private final int[] labels;

    // Of each run, in the order of the rows: its first and last pixel, and another run of its component, none that comes later.
    private final IntStack firsts = new IntStack();
    private final IntStack lasts = new IntStack();
    private final IntStack earlier = new IntStack();

    // By the first run of a component: its columns, and its last row.
    private int[] left;
    private int[] right;
    private int[] bottom;

    /** By the first run of a component: the zone that it touches. */
    private int[] zone;

    /** First run of a component and zone, in turn, wherever they touch. */
    private final IntStack touches = new IntStack();

    private LargeComponents(final int[] labels, final int width) {
        this.labels = labels;
        this.width = width;
    }

    /**
     * Gives the pixels of large components, with the label 0 up to now, the label {@link #LABEL}.
     *
     * @param labels of all pixels
     * @param width  of the tile
     * @param framed by the numbers of zones: becomes true for those that share a large component with another zone
     * @param own    by the numbers of zones: grows for those that have one for themselves
     */
    static void mark(final int[] labels, final int width, final boolean[] framed, final int[] own) {
        final LargeComponents large = new LargeComponents(labels, width);
        large.runs();
        large.measure();
        large.markRuns();
        for (int i = 0; i < large.touches.size(); i += 2) {
            final int number = large.touches.get(i + 1);
            final int only = large.zone[large.touches.get(i)];
            framed[number] |= only == SEVERAL;
            own[number] += only == SEVERAL ? 0 : 1;
        }
    }

    /** Finds the runs, and which of them touch, at a corner or along a side. */
    private void runs() {
        int above = 0;
        for (int row = 0; row < labels.length; row += width) {
            final int rowStart = firsts.size();
            for (int at = row; at < row + width; at++) {
                if (labels[at] == 0) {
                    final int first = at;
                    while (at < row + width && labels[at] == 0) {
                        at++;
                    }
                    final int run = firsts.size();
                    firsts.push(first);
                    lasts.push(at - 1);
                    earlier.push(run);
                    while (above < rowStart && lasts.get(above) + width < first - 1) {
                        above++;
                    }
                    for (int other = above; other < rowStart && firsts.get(other) + width <= at; other++) {
                        join(run, other);
                    }
                }
            }
            above = rowStart;
        }
    }

    private void join(final int run, final int other) {
        final int a = first(run);
        final int b = first(other);
        earlier.set(Math.max(a, b), Math.min(a, b));
    }

    /** The first run of a run's component. */
    private int first(final int run) {
        int at = run;
        while (earlier.get(at) != at) {
            earlier.set(at, earlier.get(earlier.get(at)));
            at = earlier.get(at);
        }
        return at;
    }

    private void measure() {
        final int count = firsts.size();
        left = new int[count];
        right = new int[count];
        bottom = new int[count];
        zone = new int[count];
        for (int run = 0; run < count; run++) {
            final int component = first(run);
            final int row = firsts.get(run) / width;
            final int from = firsts.get(run) - row * width;
            final int to = lasts.get(run) - row * width;
            left[component] = component == run ? from : Math.min(left[component], from);
            right[component] = Math.max(right[component], to);
            bottom[component] = row;
        }
    }

    private boolean isLarge(final int component) {
        return right[component] - left[component] >= Segmentation.MAX_SIDE
            || bottom[component] - firsts.get(component) / width >= Segmentation.MAX_SIDE;
    }

    private void markRuns() {
        for (int run = 0; run < firsts.size(); run++) {
            final int component = first(run);
            if (isLarge(component)) {
                final int row = firsts.get(run) / width * width;
                final int from = Math.max(row, firsts.get(run) - 1);
                final int to = Math.min(row + width - 1, lasts.get(run) + 1);
                touch(component, from, from);
                touch(component, to, to);
                if (row > 0) {
                    touch(component, from - width, to - width);
                }
                if (row < labels.length - width) {
                    touch(component, from + width, to + width);
                }
                for (int at = firsts.get(run); at <= lasts.get(run); at++) {
                    labels[at] = LABEL;
                }
            }
        }
    }

    /** Notes the zones among some pixels of a row. */
    private void touch(final int component, final int from, final int to) {
        int before = 0;
        for (int at = from; at <= to; at++) {
            final int label = labels[at];
            if (label > 0 && label != before) {
                before = label;
                zone[component] = zone[component] == 0 || zone[component] == label ? label : SEVERAL;
                touches.push(component);
                touches.push(label);
            }
        }
    }
}
