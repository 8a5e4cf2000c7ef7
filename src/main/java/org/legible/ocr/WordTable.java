package org.legible.ocr;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.legible.text.Box;
import org.legible.text.TextRegion;

/**
 * The words in Tesseract's table of results: tab-separated level, page, block, paragraph, line, word, left, top, width, height,
 * confidence and text; a row of level 5 is a word.
 */
final class WordTable {

    private static final String WORD_LEVEL = "5";
    private static final int COLUMNS = 12;
    private static final int BLOCK = 2;
    private static final int LINE_END = 5;
    private static final int LEFT = 6;
    private static final int CONFIDENCE = 10;
    private static final int TEXT = 11;

    private WordTable() {
    }

    /** The words that have text, in the table's order; words of one block, paragraph and line get the same line number. */
    static List<TextRegion> words(final String table) {
        final Map<List<String>, Integer> lines = new HashMap<>();
        final List<TextRegion> words = new ArrayList<>();
        for (final String row : table.split("\n")) {
            final String[] cells = row.split("\t", -1);
            if (cells.length >= COLUMNS && cells[0].equals(WORD_LEVEL) && !cells[TEXT].isBlank()) {
                final int line = lines.computeIfAbsent(List.of(cells).subList(BLOCK, LINE_END), place -> lines.size());
                words.add(new TextRegion(box(cells), cells[TEXT], confidence(cells[CONFIDENCE]), line));
            }
        }
        return words;
    }

    private static Box box(final String[] cells) {
        final int[] sides = new int[4];
        for (int i = 0; i < sides.length; i++) {
            sides[i] = Integer.parseInt(cells[LEFT + i]);
        }
        return new Box(sides[0], sides[1], Math.max(1, sides[2]), Math.max(1, sides[3]));
    }

    /** Tesseract writes numbers in the manner of the system's language. */
    private static double confidence(final String text) {
        return Double.parseDouble(text.replace(',', '.'));
    }
}
