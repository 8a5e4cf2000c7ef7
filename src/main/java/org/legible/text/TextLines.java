package org.legible.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lines made of words. */
public final class TextLines {

    private TextLines() {
    }

    /**
     * Joins the words of each line.
     *
     * @param words as a {@link TextReader} gives them
     * @return one region for each line, in the order of their first words: the box around its words, their texts with single spaces
     *         between them, and the mean of their confidences, each weighted with its number of characters (at least one)
     */
    public static List<TextRegion> of(final List<TextRegion> words) {
        final Map<Integer, List<TextRegion>> lines = new LinkedHashMap<>();
        for (final TextRegion word : words) {
            lines.computeIfAbsent(word.line(), number -> new ArrayList<>()).add(word);
        }
        return lines.values().stream().map(TextLines::join).toList();
    }

    private static TextRegion join(final List<TextRegion> words) {
        final List<String> texts = words.stream().map(TextRegion::text).filter(text -> !text.isEmpty()).toList();
        final Box box = words.stream().map(TextRegion::box).reduce(Box::union).orElseThrow();
        final double weighted = words.stream().mapToDouble(word -> weight(word) * word.confidence()).sum();
        final double weights = words.stream().mapToDouble(TextLines::weight).sum();
        return new TextRegion(box, String.join(" ", texts), weighted / weights, words.get(0).line());
    }

    private static double weight(final TextRegion word) {
        return Math.max(1, word.text().codePointCount(0, word.text().length()));
    }
}
