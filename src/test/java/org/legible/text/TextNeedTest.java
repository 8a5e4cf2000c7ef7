package org.legible.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;

import org.junit.jupiter.api.Test;

class TextNeedTest {

    private static final int WIDTH = 200;
    private static final int HEIGHT = 60;

    private static DrawnText words(final int ground, final int ink) throws IOException {
        return new DrawnText(WIDTH, HEIGHT, ground).word("Some", 20, 10, ink).word("text", 70, 10, ink);
    }

    private static double steps(final int ground, final int ink) throws IOException {
        final DrawnText drawn = words(ground, ink);
        return TextNeed.of(drawn.picture(), List.of(drawn.boxes())).get(0).steps();
    }

    @Test
    void halfTheContrastNeedsTwentyThreeStepsMore() throws IOException {
        assertEquals(23, steps(0xffffff, 0x808080) - steps(0xffffff, 0x010101), 0.5);
        assertEquals(23, steps(0x000000, 0x7f7f7f) - steps(0x000000, 0xfefefe), 0.5);
    }

    @Test
    void lightOnDarkNeedsAsMuchAsDarkOnLight() throws IOException {
        assertEquals(steps(0xffffff, 0x000000), steps(0x000000, 0xffffff), 1e-9);
    }

    @Test
    void twiceTheHeightNeedsNineteenStepsLess() throws IOException {
        final DrawnText drawn = words(0xffffff, 0);
        final int[] doubled = new int[4 * WIDTH * HEIGHT];
        for (int i = 0; i < doubled.length; i++) {
            doubled[i] = drawn.pixels()[i / (2 * WIDTH) / 2 * WIDTH + i % (2 * WIDTH) / 2];
        }
        final RandomAccessibleInterval<ARGBType> large = ArrayImgs.argbs(doubled, 2 * WIDTH, 2 * HEIGHT);
        final List<Box> boxes = drawn.boxes().stream()
            .map(box -> new Box(2 * box.x(), 2 * box.y(), 2 * box.width(), 2 * box.height())).toList();
        assertEquals(steps(0xffffff, 0) - 19, TextNeed.of(large, List.of(boxes)).get(0).steps(), 1e-9);
    }

    @Test
    void aLineIsTheBoxAroundItsWords() throws IOException {
        final DrawnText drawn = words(0xffffff, 0);
        final List<TextNeed> needs = TextNeed.of(drawn.picture(), List.of(drawn.boxes(), drawn.boxes().subList(1, 2)));
        assertEquals(drawn.boxes().get(0).union(drawn.boxes().get(1)), needs.get(0).line());
        assertEquals(drawn.boxes().get(1), needs.get(1).line());
    }

    @Test
    void whereNothingIsSeenTheNeedIsBounded() {
        final RandomAccessibleInterval<ARGBType> flat = ArrayImgs.argbs(new int[WIDTH * HEIGHT], WIDTH, HEIGHT);
        final double steps = TextNeed.of(flat, List.of(List.of(new Box(0, 0, 40, 12)))).get(0).steps();
        assertTrue(steps > 40 && steps < 100, "steps " + steps);
    }
}
