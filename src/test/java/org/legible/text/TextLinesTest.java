package org.legible.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;

import org.junit.jupiter.api.Test;

/** Lines made of words. */
class TextLinesTest {

    @Test
    void wordsOfALineAreJoinedInTheirOrder() {
        final List<TextRegion> lines = TextLines.of(List.of(
            new TextRegion(new Box(10, 10, 20, 8), "one", 90, 4),
            new TextRegion(new Box(35, 8, 5, 12), "", 10, 4),
            new TextRegion(new Box(45, 10, 10, 8), "x", 50, 4),
            new TextRegion(new Box(10, 30, 20, 8), "two", 70, 2)));
        assertEquals(List.of(
            new TextRegion(new Box(10, 8, 45, 12), "one x", (3 * 90 + 10 + 50) / 5.0, 4),
            new TextRegion(new Box(10, 30, 20, 8), "two", 70, 2)), lines);
        assertEquals(List.of(), TextLines.of(List.of()));
    }
}
