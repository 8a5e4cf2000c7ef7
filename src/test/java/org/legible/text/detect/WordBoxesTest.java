package org.legible.text.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.legible.bundle.DetectorThresholds;
import org.legible.text.Box;

/** From maps that a perfect detector would give back to the boxes they were drawn from. */
class WordBoxesTest {

    private static final DetectorThresholds THRESHOLDS = new DetectorThresholds(0.5, 0.4, 0.4);
    private static final int WIDTH = 320;
    private static final int HEIGHT = 120;

    private static List<Box> find(final DrawnMaps maps) {
        return WordBoxes.find(maps.maps(), THRESHOLDS, WIDTH, HEIGHT);
    }

    @ParameterizedTest
    @CsvSource({"2, 8, 4", "2, 12, 7", "2, 24, 12", "2, 60, 30", "4, 16, 9", "4, 24, 12", "4, 60, 30"})
    void aWordComesBackInItsBox(final int cell, final int height, final int step) {
        for (int shift = 0; shift < 4; shift++) {
            final Box box = new Box(20 + shift, 30 - shift, 6 * step, height);
            final List<Box> found = find(new DrawnMaps(WIDTH, HEIGHT, cell).word(box, 6));
            assertEquals(1, found.size());
            assertTrue(DrawnMaps.iou(box, found.get(0)) > 0.7, box + " came back as " + found);
        }
    }

    @Test
    void wordsWithoutAffinityBetweenThemAreApartAndWithItTheyAreOne() {
        final Box first = new Box(20, 40, 48, 16);
        final Box second = new Box(78, 40, 48, 16);
        final DrawnMaps maps = new DrawnMaps(WIDTH, HEIGHT, 2).word(first, 6).word(second, 6);
        assertEquals(2, find(maps).size());
        final List<Box> joined = find(maps.link(73, 48, 30, 16));
        assertEquals(1, joined.size());
        assertTrue(DrawnMaps.iou(first.union(second), joined.get(0)) > 0.8, joined.toString());
    }

    @Test
    void aWordThatIsWeakEverywhereOrTinyIsNone() {
        assertEquals(0, find(new DrawnMaps(WIDTH, HEIGHT, 2).word(new Box(20, 40, 48, 16), 6, 0.45)).size());
        assertEquals(1, find(new DrawnMaps(WIDTH, HEIGHT, 2).word(new Box(20, 40, 48, 16), 6, 0.75)).size());
        assertEquals(0, find(new DrawnMaps(WIDTH, HEIGHT, 2).word(new Box(20, 40, 3, 3), 1)).size());
        assertEquals(1, find(new DrawnMaps(WIDTH, HEIGHT, 2).word(new Box(20, 40, 5, 6), 1)).size(), "a letter of small text");
        assertEquals(0, find(new DrawnMaps(WIDTH, HEIGHT, 2).link(50, 50, 30, 30)).size());
    }

    @Test
    void affinityBeyondTheCharactersDoesNotWidenABox() {
        final Box box = new Box(20, 40, 60, 16);
        final List<Box> found = find(new DrawnMaps(WIDTH, HEIGHT, 2).word(box, 6).link(80, 48, 60, 16));
        assertEquals(1, found.size());
        assertTrue(DrawnMaps.iou(box, found.get(0)) > 0.8, found.toString());
    }

    @Test
    void boxesEndWhereThePictureEnds() {
        final List<Box> found = find(new DrawnMaps(WIDTH, HEIGHT, 2).word(new Box(-4, -3, 60, 20), 6).word(new Box(290, 104, 40, 20), 3));
        assertEquals(2, found.size());
        for (final Box box : found) {
            assertTrue(box.x() >= 0 && box.y() >= 0 && box.right() <= WIDTH && box.bottom() <= HEIGHT, box.toString());
        }
    }

    @Test
    void emptyMapsHaveNoWords() {
        assertEquals(List.of(), find(new DrawnMaps(WIDTH, HEIGHT, 4)));
        assertEquals(List.of(), WordBoxes.find(new DrawnMaps(2, 2, 2).maps(), THRESHOLDS, 1, 1));
    }
}
