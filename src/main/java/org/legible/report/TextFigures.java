package org.legible.report;

import java.util.List;
import java.util.Optional;
import org.legible.text.ErrorTotals;

/**
 * What happened to the text.
 *
 * @param lines every line that was found in the original, in the order of the planes and from top to bottom; empty where none was
 *        found or the text was not read
 * @param missing why the text was not read, in one sentence; empty where it was
 */
public record TextFigures(List<LineRow> lines, Optional<String> missing) {

    /** Keeps a copy of the lines. */
    public TextFigures {
        lines = List.copyOf(lines);
    }

    /** The figures of text that was read. */
    static TextFigures of(final List<LineRow> lines) {
        return new TextFigures(lines, Optional.empty());
    }

    /** Stands for figures that could not be had, or were not wanted. */
    static TextFigures without(final String sentence) {
        return new TextFigures(List.of(), Optional.of(sentence));
    }

    /** @return whether the text was read; there may have been none all the same */
    public boolean measured() {
        return missing.isEmpty();
    }

    /** @return the errors of all lines together */
    public ErrorTotals totals() {
        return lines.stream().map(row -> row.errors().totals()).reduce(ErrorTotals.NONE, ErrorTotals::plus);
    }

    /** @return how many lines read otherwise than before */
    public long damagedLines() {
        return lines.stream().filter(LineRow::damaged).count();
    }
}
