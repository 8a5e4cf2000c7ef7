package org.legible.text.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.legible.text.Box;

/** Words in lines, and lines in the order in which they are read. */
class LineLayoutTest {

    /** A line of words, 40 wide and 8 apart. */
    private static List<Box> line(final int x, final int y, final int words) {
        final List<Box> line = new ArrayList<>();
        for (int i = 0; i < words; i++) {
            line.add(new Box(x + 48 * i, y + i % 2, 40, 14 - i % 2));
        }
        return line;
    }

    @RepeatedTest(5)
    void aTitleIsReadBeforeTheColumnsAndTheLeftColumnBeforeTheRight() {
        final List<List<Box>> expected = new ArrayList<>();
        expected.add(line(10, 0, 10));
        for (int y = 40; y < 200; y += 20) {
            expected.add(line(10, y, 4));
        }
        for (int y = 48; y < 208; y += 20) {
            expected.add(line(260, y, 4));
        }
        final List<Box> shuffled = new ArrayList<>(expected.stream().flatMap(List::stream).toList());
        Collections.shuffle(shuffled, new Random(5));
        assertEquals(expected, LineLayout.lines(shuffled));
    }

    @Test
    void aSpaceJoinsAndAColumnsGapSeparates() {
        assertEquals(1, LineLayout.lines(List.of(new Box(0, 0, 50, 20), new Box(58, 2, 30, 18))).size());
        assertEquals(2, LineLayout.lines(List.of(new Box(0, 0, 50, 20), new Box(90, 2, 30, 18))).size());
    }

    @Test
    void lowLettersStandInTheLineOfHighOnesAndLinesBelowDoNot() {
        assertEquals(1, LineLayout.lines(List.of(new Box(0, 0, 50, 20), new Box(56, 6, 30, 10))).size());
        assertEquals(2, LineLayout.lines(List.of(new Box(0, 0, 50, 20), new Box(56, 15, 30, 20))).size());
        assertEquals(2, LineLayout.lines(List.of(new Box(0, 0, 50, 60), new Box(56, 20, 30, 12))).size());
    }

    @Test
    void noWordsAreNoLines() {
        assertEquals(List.of(), LineLayout.lines(List.of()));
    }
}
