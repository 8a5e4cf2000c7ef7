package org.legible.text;

import java.util.List;

/**
 * What happened to the text of one picture.
 *
 * @param lines every line of the reference, in its order
 */
public record TextErrors(List<LineErrors> lines) {

    /** Keeps a copy of the lines. */
    public TextErrors {
        lines = List.copyOf(lines);
    }

    /** @return the errors of all lines together */
    public ErrorTotals totals() {
        return lines.stream().map(LineErrors::totals).reduce(ErrorTotals.NONE, ErrorTotals::plus);
    }
}
