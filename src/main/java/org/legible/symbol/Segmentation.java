package org.legible.symbol;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds what may be lifted off a tile: rules, and components that have one colour around them or a gradient.
 *
 * @param components in the order of their first pixels
 * @param rules      that were found before
 * @param gradients  for components that stand on none of one colour
 */
record Segmentation(List<Component> components, List<Rule> rules, GradientFinder gradients) {

    /** The largest component, along a side, in pixels. */
    static final int MAX_SIDE = 160;

    /** The largest inside of a bold letter. */
    private static final int MAX_ISLAND = 96;

    /** Segments a tile. */
    static Segmentation of(final Raster raster) {
        final FlatRegions flats = FlatRegions.of(raster);
        final int[] labels = flats.labels();
        final List<Rule> rules = Rules.take(raster, labels);
        final GradientFinder gradients = new GradientFinder(raster, labels);
        final Search first = new Search(raster, flats);
        LargeComponents.mark(labels, raster.width(), first.framed, first.own);
        first.run();
        final boolean[] islands = first.islands();
        if (IntStream.range(0, islands.length).noneMatch(zone -> islands[zone])) {
            return new Segmentation(Grouping.of(first.components(gradients)), rules, gradients);
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] == Search.VISITED || labels[i] > 0 && islands[labels[i]]) {
                labels[i] = 0;
            }
        }
        final Search second = new Search(raster, flats);
        second.run();
        return new Segmentation(Grouping.of(second.components(gradients)), rules, gradients);
    }

    /** Walks over all components of a tile. */
    private static final class Search {

        /** More zones around one component are not told apart. */
        private static final int MAX_TOUCHED = 16;
        private static final int VISITED = Rules.LABEL - 1;

        /** A component, and whether there is one colour around it. */
        private record Found(Component component, boolean flat) {
        }

        private final Raster raster;
        private final FlatRegions flats;
        private final int[] labels;
        private final IntStack stack = new IntStack();
        private final List<Found> found = new ArrayList<>();

        /** The zones that the present component touches. */
        private final int[] touched = new int[MAX_TOUCHED];
        private int touchedCount;
        private final Ring ring = new Ring();

        /** Whether the present component is not too large up to now: in a second search it may grow together with what is. */
        private boolean small;

        /** Where the eight neighbours of a pixel lie, row by row. */
        private final int[] around;

        /** Whether a zone shares a component with another one. */
        private final boolean[] framed;

        /** For each zone, the number of pixels of components that touch nothing else. */
        private final int[] own;

        Search(final Raster raster, final FlatRegions flats) {
            this.raster = raster;
            this.flats = flats;
            this.labels = flats.labels();
            this.framed = new boolean[flats.count() + 1];
            this.own = new int[flats.count() + 1];
            final int width = raster.width();
            this.around = new int[] {-width - 1, -width, -width + 1, -1, 1, width - 1, width, width + 1};
        }

        void run() {
            for (int i = 0; i < labels.length; i++) {
                if (labels[i] == 0) {
                    component(i);
                }
            }
        }

        private void component(final int seed) {
            touchedCount = 0;
            ring.clear();
            stack.clear();
            labels[seed] = VISITED;
            stack.push(seed);
            int left = raster.width();
            int top = raster.height();
            int right = 0;
            int bottom = 0;
            small = true;
            for (int done = 0; done < stack.size(); done++) {
                final int at = stack.get(done);
                final int y = at / raster.width();
                final int x = at - y * raster.width();
                left = Math.min(left, x);
                right = Math.max(right, x);
                top = Math.min(top, y);
                bottom = Math.max(bottom, y);
                small = small && right - left < MAX_SIDE && bottom - top < MAX_SIDE;
                if (x > 0 && x < raster.width() - 1 && y > 0 && y < raster.height() - 1) {
                    for (final int step : around) {
                        visit(at + step);
                    }
                } else {
                    visitAtBorder(x, y);
                }
            }
            note();
            if (!small) {
                for (int i = 0; i < stack.size(); i++) {
                    labels[stack.get(i)] = LargeComponents.LABEL;
                }
            } else if (touchedCount > 0) {
                found.add(new Found(new Component(left, top, right - left + 1, bottom - top + 1, new Flat(ring.colour()), stack.toArray()),
                    ring.isFlat()));
            }
        }

        /** Those that stand on one colour or on a gradient. */
        List<Component> components(final GradientFinder gradients) {
            return found.stream().flatMap(one -> one.flat ? Stream.of(one.component)
                : gradients.under(one.component).map(one.component::on).stream()).toList();
        }

        private void visitAtBorder(final int x, final int y) {
            for (int v = Math.max(0, y - 1); v <= Math.min(raster.height() - 1, y + 1); v++) {
                for (int u = Math.max(0, x - 1); u <= Math.min(raster.width() - 1, x + 1); u++) {
                    visit(v * raster.width() + u);
                }
            }
        }

        private void visit(final int at) {
            final int label = labels[at];
            if (label == 0) {
                labels[at] = VISITED;
                stack.push(at);
            } else if (label > 0) {
                touch(label);
                if (small) {
                    ring.add(raster.pixels()[at]);
                }
            } else if (label == LargeComponents.LABEL) {
                small = false;
            }
        }

        private void touch(final int zone) {
            for (int i = 0; i < touchedCount; i++) {
                if (touched[i] == zone) {
                    return;
                }
            }
            if (touchedCount < MAX_TOUCHED) {
                touched[touchedCount++] = zone;
            }
        }

        /** Remembers which zones meet at the present component. */
        private void note() {
            for (int i = 0; i < touchedCount; i++) {
                framed[touched[i]] |= touchedCount > 1;
            }
            if (touchedCount == 1) {
                own[touched[0]] += stack.size();
            }
        }

        /** The zones that are the inside of something: small, without anything on them, and with a frame towards others. */
        boolean[] islands() {
            final boolean[] islands = new boolean[flats.count() + 1];
            for (int zone = 1; zone <= flats.count(); zone++) {
                final FlatRegions.Region region = flats.region(zone);
                islands[zone] = framed[zone] && own[zone] == 0 && region.right - region.left < MAX_ISLAND
                    && region.bottom - region.top < MAX_ISLAND && region.area < MAX_ISLAND * MAX_ISLAND / 4;
            }
            return islands;
        }
    }
}
