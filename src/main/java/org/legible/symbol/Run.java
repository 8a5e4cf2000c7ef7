package org.legible.symbol;

import java.util.List;

/**
 * Bitmaps one after another on a line, in the same colours.
 *
 * @param background colour of no coverage
 * @param foreground colour of full coverage
 * @param baseline   the row below most of them
 * @param placements from left to right, at least one
 */
record Run(int background, int foreground, int baseline, List<Placement> placements) {

    Run {
        placements = List.copyOf(placements);
    }
}
