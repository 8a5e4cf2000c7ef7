package org.legible.text;

/**
 * What happened to one line of text.
 *
 * @param before the line in the original: its place and its reading
 * @param after the reading in the decoded picture; empty where nothing was read
 * @param charErrors Levenshtein's distance of the readings in characters
 * @param wordErrors Levenshtein's distance of the readings in words
 */
public record LineErrors(TextLine before, String after, int charErrors, int wordErrors) {

    /** Compares the reading of a line with that of the original. */
    static LineErrors of(final TextLine before, final String after) {
        return new LineErrors(before, after, EditDistance.ofCharacters(before.text(), after), EditDistance.ofWords(before.text(), after));
    }

    /** @return the errors of this line alone */
    public ErrorTotals totals() {
        return new ErrorTotals(before.chars(), before.words(), charErrors, wordErrors);
    }
}
