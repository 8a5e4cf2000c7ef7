package org.legible.report;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Where two readings of a line differ: the steps of a shortest edit between them, so that as many characters are marked as errors are
 * counted.
 *
 * @param before pieces of the first reading, in order; marked are those that are missing or replaced in the second
 * @param after pieces of the second reading; marked are those that are new or replacements
 */
record TextMarks(List<Piece> before, List<Piece> after) {

    /**
     * Some characters of a reading.
     *
     * @param marked whether they differ
     */
    record Piece(String text, boolean marked) {
    }

    static TextMarks between(final String before, final String after) {
        final int[] a = before.codePoints().toArray();
        final int[] b = after.codePoints().toArray();
        final int[][] distance = distances(a, b);
        final Deque<Piece> left = new ArrayDeque<>();
        final Deque<Piece> right = new ArrayDeque<>();
        int i = a.length;
        int j = b.length;
        while (i > 0 || j > 0) {
            final boolean equal = i > 0 && j > 0 && a[i - 1] == b[j - 1];
            if (equal && distance[i][j] == distance[i - 1][j - 1] || i > 0 && j > 0 && distance[i][j] == distance[i - 1][j - 1] + 1) {
                prepend(left, a[--i], !equal);
                prepend(right, b[--j], !equal);
            } else if (i > 0 && distance[i][j] == distance[i - 1][j] + 1) {
                prepend(left, a[--i], true);
            } else {
                prepend(right, b[--j], true);
            }
        }
        return new TextMarks(List.copyOf(left), List.copyOf(right));
    }

    /** Entry (i, j): errors between the first i characters of the one and the first j of the other. */
    private static int[][] distances(final int[] a, final int[] b) {
        final int[][] distance = new int[a.length + 1][b.length + 1];
        for (int i = 0; i <= a.length; i++) {
            for (int j = 0; j <= b.length; j++) {
                if (i == 0 || j == 0) {
                    distance[i][j] = i + j;
                } else {
                    final int replaced = distance[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                    distance[i][j] = Math.min(replaced, 1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
                }
            }
        }
        return distance;
    }

    private static void prepend(final Deque<Piece> pieces, final int character, final boolean marked) {
        final String text = Character.toString(character);
        if (!pieces.isEmpty() && pieces.peekFirst().marked == marked) {
            pieces.addFirst(new Piece(text + pieces.removeFirst().text, marked));
        } else {
            pieces.addFirst(new Piece(text, marked));
        }
    }
}
