package org.legible.text.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.legible.text.Box;

class SplitWordsTest {

    @Test
    void partsThatTouchOrNearlyTouchAreOneWord() {
        final Box first = new Box(10, 20, 30, 12);
        assertEquals(List.of(new Box(10, 19, 50, 13)), SplitWords.joined(List.of(first, new Box(39, 19, 21, 12))));
        assertEquals(List.of(new Box(10, 20, 51, 12)), SplitWords.joined(List.of(first, new Box(41, 20, 20, 12))));
    }

    @Test
    void aNarrowSpaceIsASpace() {
        final List<Box> apart = List.of(new Box(10, 20, 30, 12), new Box(42, 20, 20, 12), new Box(65, 20, 9, 12));
        assertEquals(apart, SplitWords.joined(apart));
    }

    @Test
    void theLowerBoxSaysHowWideACutMayBe() {
        final List<Box> apart = List.of(new Box(10, 10, 60, 30), new Box(72, 20, 20, 10));
        assertEquals(apart, SplitWords.joined(apart));
    }

    @Test
    void threePartsBecomeOne() {
        assertEquals(List.of(new Box(0, 0, 30, 10)),
            SplitWords.joined(List.of(new Box(0, 0, 10, 10), new Box(10, 0, 10, 10), new Box(20, 0, 10, 10))));
    }
}
