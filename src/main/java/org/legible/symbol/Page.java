package org.legible.symbol;

import java.util.List;

/**
 * What was lifted off a tile.
 *
 * @param levels full coverage: 1 to 255
 * @param rules  by their rows
 * @param glyphs bitmaps in the order in which the runs first use them
 * @param runs   by their baselines
 */
record Page(int levels, List<Rule> rules, List<Glyph> glyphs, List<Run> runs) {

    /** What a small record takes, with the reference to it. */
    private static final long OBJECT_BYTES = 40;

    Page {
        rules = List.copyOf(rules);
        glyphs = List.copyOf(glyphs);
        runs = List.copyOf(runs);
    }

    /** The gradients that runs stand on, in the order of their first use. */
    List<Gradient> gradients() {
        return runs.stream().map(Run::background).filter(Gradient.class::isInstance).map(Gradient.class::cast).distinct().toList();
    }

    boolean isEmpty() {
        return rules.isEmpty() && runs.isEmpty();
    }

    /** What the page takes in memory, roughly: of a run itself, its list and its background count, too. */
    long bytes() {
        final long objects = rules.size() + glyphs.size() + runs.stream().mapToLong(run -> 3 + run.placements().size()).sum();
        return OBJECT_BYTES * objects + glyphs.stream().mapToLong(glyph -> glyph.levels().length).sum();
    }
}
