package org.legible.symbol;

import java.util.List;

/**
 * Bitmaps one after another on a line, in the same colours.
 *
 * @param background what no coverage leaves
 * @param foreground colour of full coverage
 * @param baseline   the row below most of them
 * @param placements from left to right, at least one
 */
record Run(Background background, int foreground, int baseline, List<Placement> placements) {

    Run {
        placements = List.copyOf(placements);
    }
}
