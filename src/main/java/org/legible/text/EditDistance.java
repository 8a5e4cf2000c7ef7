package org.legible.text;

import java.util.Arrays;
import java.util.List;

/**
 * Levenshtein's distance: the fewest insertions, deletions and substitutions that turn one sequence into another.
 *
 * <p>Own code, since it is wanted over characters beyond the first plane and over words: of the commons-text that Fiji carries only
 * sequences of {@code char} can be compared.
 */
final class EditDistance {

    private EditDistance() {
    }

    /** The distance in characters, that is in Unicode code points. */
    static int ofCharacters(final String a, final String b) {
        return between(a.codePoints().toArray(), b.codePoints().toArray());
    }

    /** The distance in words. */
    static int ofWords(final String a, final String b) {
        final List<String> left = WhiteSpace.words(a);
        final List<String> right = WhiteSpace.words(b);
        // Equal words get equal numbers: the number of a word is the place where it is met first.
        return between(left.stream().mapToInt(left::indexOf).toArray(),
            right.stream().mapToInt(word -> left.contains(word) ? left.indexOf(word) : -1).toArray());
    }

    /** The distance of two sequences, row by row of the table of all distances of their beginnings. */
    private static int between(final int[] a, final int[] b) {
        int[] row = new int[b.length + 1];
        Arrays.setAll(row, j -> j);
        for (int i = 1; i <= a.length; i++) {
            final int[] next = new int[b.length + 1];
            next[0] = i;
            for (int j = 1; j <= b.length; j++) {
                final int substituted = row[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                next[j] = Math.min(substituted, 1 + Math.min(row[j], next[j - 1]));
            }
            row = next;
        }
        return row[b.length];
    }
}
