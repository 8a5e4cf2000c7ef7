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

    Page {
        rules = List.copyOf(rules);
        glyphs = List.copyOf(glyphs);
        runs = List.copyOf(runs);
    }

    boolean isEmpty() {
        return rules.isEmpty() && runs.isEmpty();
    }
}
