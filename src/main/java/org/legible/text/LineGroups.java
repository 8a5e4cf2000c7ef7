package org.legible.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Joins words that were read with confidence into lines; the first half of the protocol of {@link TextReference}. */
final class LineGroups {

    private static final double LEAST_CONFIDENCE = 60;
    private static final int LEAST_HEIGHT = 6;
    private static final int LARGEST_HEIGHT = 80;
    private static final int LEAST_CHARS = 4;
    private static final int MARGIN = 4;

    private LineGroups() {
    }

    /**
     * The lines of a picture.
     *
     * @param words as an engine found them
     * @param width of the picture, where boxes are cut off
     * @param height of the picture
     * @return lines in the order of their first words, boxes with a margin of 4 pixels
     */
    static List<TextLine> of(final List<TextRegion> words, final int width, final int height) {
        final Map<Integer, List<TextRegion>> groups = new LinkedHashMap<>();
        for (final TextRegion word : words) {
            if (counts(word)) {
                groups.computeIfAbsent(word.line(), line -> new ArrayList<>()).add(word);
            }
        }
        return groups.values().stream().map(group -> line(group, width, height)).flatMap(Optional::stream).toList();
    }

    private static boolean counts(final TextRegion word) {
        return !WhiteSpace.words(word.text()).isEmpty() && word.confidence() > LEAST_CONFIDENCE
            && word.box().height() >= LEAST_HEIGHT && word.box().height() <= LARGEST_HEIGHT;
    }

    private static Optional<TextLine> line(final List<TextRegion> words, final int width, final int height) {
        final Box box = words.stream().map(TextRegion::box).reduce(Box::union).orElseThrow();
        final TextLine line = new TextLine(grown(box, width, height), String.join(" ", words.stream().map(TextRegion::text).toList()));
        return line.chars() >= LEAST_CHARS && box.height() < LARGEST_HEIGHT ? Optional.of(line) : Optional.empty();
    }

    private static Box grown(final Box box, final int width, final int height) {
        final int left = Math.max(0, box.x() - MARGIN);
        final int top = Math.max(0, box.y() - MARGIN);
        return new Box(left, top, Math.min(width, box.right() + MARGIN) - left, Math.min(height, box.bottom() + MARGIN) - top);
    }
}
