package org.legible.text;

import java.util.List;
import java.util.stream.IntStream;

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

    /**
     * Compares two readings of the same regions, one by one.
     *
     * @param before regions of the original
     * @param after  the same regions of the decoded picture, in the same order
     * @return an entry for every region
     */
    public static TextErrors of(final List<TextRegion> before, final List<TextRegion> after) {
        if (before.size() != after.size()) {
            throw new IllegalArgumentException(before.size() + " regions cannot be compared with " + after.size());
        }
        return new TextErrors(IntStream.range(0, before.size())
            .mapToObj(i -> LineErrors.of(new TextLine(before.get(i).box(), before.get(i).text()), after.get(i).text())).toList());
    }

    /** @return the errors of all lines together */
    public ErrorTotals totals() {
        return lines.stream().map(LineErrors::totals).reduce(ErrorTotals.NONE, ErrorTotals::plus);
    }
}
