package org.legible.symbol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts dots and accents together with the letters they belong to, so that an i is one symbol. */
final class Grouping {

    /** The largest dot or accent, in pixels. */
    private static final int MAX_DOT_WIDTH = 12, MAX_DOT_HEIGHT = 6;

    /** A gap is at most half as high as the letter, and at most so high. */
    private static final int MAX_GAP = 6;

    /** How far the colours around both may differ. */
    private static final int GROUND_BOUND = 10;

    private static final int CELL = 32;

    private final Component[] components;

    /** The numbers of the components that touch a square of {@value #CELL} pixels a side, by its place. */
    private final Map<Integer, List<Integer>> cells = new HashMap<>();

    private Grouping(final List<Component> components) {
        this.components = components.toArray(Component[]::new);
        for (int i = 0; i < this.components.length; i++) {
            final Component component = this.components[i];
            for (int y = component.y() / CELL; y <= (component.bottom() - 1) / CELL; y++) {
                for (int x = component.x() / CELL; x <= (component.right() - 1) / CELL; x++) {
                    cells.computeIfAbsent(y << 16 | x, key -> new ArrayList<>()).add(i);
                }
            }
        }
    }

    /** The components with those that belong together made one, in the order of the rest. */
    static List<Component> of(final List<Component> components) {
        final Grouping grouping = new Grouping(components);
        grouping.join();
        return Arrays.stream(grouping.components).filter(component -> component != null).toList();
    }

    private void join() {
        for (int i = 0; i < components.length; i++) {
            final Component dot = components[i];
            if (dot == null || dot.width() > MAX_DOT_WIDTH || dot.height() > MAX_DOT_HEIGHT) {
                continue;
            }
            final int letter = nearest(i);
            if (letter >= 0) {
                components[letter] = union(components[letter], dot);
                components[i] = null;
            }
        }
    }

    private int nearest(final int number) {
        final Component dot = components[number];
        final List<Integer> near = new ArrayList<>();
        for (int y = Math.max(0, dot.y() - MAX_GAP) / CELL; y <= (dot.bottom() + MAX_GAP) / CELL; y++) {
            for (int x = dot.x() / CELL; x <= (dot.right() - 1) / CELL; x++) {
                near.addAll(cells.getOrDefault(y << 16 | x, List.of()));
            }
        }
        return near.stream().filter(other -> other != number && components[other] != null && belong(dot, components[other]))
            .min(Comparator.<Integer>comparingInt(other -> gap(dot, components[other])).thenComparingInt(other -> other)).orElse(-1);
    }

    /** Rows between the two; negative where they overlap. */
    private static int gap(final Component dot, final Component letter) {
        return Math.max(letter.y() - dot.bottom(), dot.y() - letter.bottom());
    }

    private static boolean belong(final Component dot, final Component letter) {
        final int overlap = Math.min(dot.right(), letter.right()) - Math.max(dot.x(), letter.x());
        final int gap = gap(dot, letter);
        if (gap < 0 || gap > MAX_GAP || 2 * overlap < dot.width() || !sameGround(dot, letter)) {
            return false;
        }
        // A colon is two equal dots; else the letter is the higher one and not much wider.
        return dot.width() == letter.width() && dot.height() == letter.height()
            || 2 * gap <= letter.height() && letter.height() >= 2 * dot.height() && letter.width() <= MAX_DOT_WIDTH + dot.width();
    }

    /** Whether the backgrounds hardly differ where the dot is. */
    private static boolean sameGround(final Component dot, final Component letter) {
        return Rgb.distance(dot.background().at(dot.x(), dot.y()), letter.background().at(dot.x(), dot.y())) <= GROUND_BOUND;
    }

    private static Component union(final Component a, final Component b) {
        final int x = Math.min(a.x(), b.x());
        final int y = Math.min(a.y(), b.y());
        final int[] positions = Arrays.copyOf(a.positions(), a.positions().length + b.positions().length);
        System.arraycopy(b.positions(), 0, positions, a.positions().length, b.positions().length);
        return new Component(x, y, Math.max(a.right(), b.right()) - x, Math.max(a.bottom(), b.bottom()) - y, a.background(), positions);
    }
}
