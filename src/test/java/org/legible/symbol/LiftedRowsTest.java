package org.legible.symbol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import org.legible.entropy.MalformedStreamException;

/** A plane of several rows of tiles is lifted while it is read from the top, and nothing is lost on the way. */
class LiftedRowsTest {

    private static final int WIDTH = 200, HEIGHT = 2 * LiftedPlane.TILE_SIDE + 90;
    private static final String SENTENCE = "All of it is to be read.";

    private static TextPicture page() {
        final TextPicture page = new TextPicture(WIDTH, HEIGHT, Color.WHITE);
        for (int row = 0; row <= HEIGHT / LiftedPlane.TILE_SIDE; row++) {
            for (int line = 0; line < 4; line++) {
                // The first line of the later rows of tiles lies across their upper border.
                page.text(SENTENCE, new Font(Font.SANS_SERIF, Font.PLAIN, 14), 8, row * LiftedPlane.TILE_SIDE + 5 + 20 * line, Color.BLACK);
            }
        }
        return page;
    }

    @Test
    void everyRowOfTilesComesBack() throws MalformedStreamException {
        final TextPicture page = page();
        final int[] pixels = page.pixels();
        final Layer layer = Layer.through(pixels, WIDTH, HEIGHT, SymbolSettings.exact(50));
        assertArrayEquals(pixels, layer.decoded());
        for (int row = 0; row <= HEIGHT / LiftedPlane.TILE_SIDE; row++) {
            final int top = row * LiftedPlane.TILE_SIDE * WIDTH;
            assertTrue(IntStream.range(top, Math.min(pixels.length, top + LiftedPlane.TILE_SIDE * WIDTH))
                .filter(i -> layer.filled()[i] != pixels[i]).count() > 200, "text is lifted off row " + row);
        }
    }
}
