package org.legible.symbol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

import org.junit.jupiter.api.Test;

import org.legible.entropy.MalformedStreamException;

/** A plane of several rows of tiles is lifted as a whole, and nothing is lost on the way. */
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

    @Test
    void rowsAcrossTilesAreThoseThatTheLearnedLayerSees() throws MalformedStreamException {
        final TextPicture page = page();
        final LiftedPlane lifted = LiftedPlane.of(page.colour(), SymbolSettings.exact(50), () -> { });
        final int[] whole = Layer.through(page.pixels(), WIDTH, HEIGHT, SymbolSettings.exact(50)).filled();
        for (final int top : new int[] {2 * LiftedPlane.TILE_SIDE - 30, LiftedPlane.TILE_SIDE - 90, 0}) {
            final RandomAccessibleInterval<ARGBType> rows = lifted.filled(page.colour(), top, 120);
            assertEquals(120, rows.dimension(1));
            for (int y = 0; y < 120; y++) {
                for (int x = 0; x < WIDTH; x++) {
                    assertEquals(whole[(top + y) * WIDTH + x], rows.getAt(x, y).get() & 0xFF_FFFF);
                }
            }
        }
    }

    @Test
    void whatIsKeptIsSmallBesideThePlane() {
        final TextPicture page = page();
        final long bytes = LiftedPlane.of(page.colour(), SymbolSettings.sharp(20), () -> { }).bytes();
        assertTrue(bytes > 0 && bytes < (long) WIDTH * HEIGHT, bytes + " bytes");
    }

    @Test
    void progressRisesRowByRowOfTilesToTheLastRow() {
        final List<Integer> heard = new ArrayList<>();
        LiftedPlane.of(page().colour(), SymbolSettings.sharp(20), new LiftingProgress() {
            @Override
            public void check() {
                // goes on
            }

            @Override
            public void done(final int rows) {
                heard.add(rows);
            }
        });
        assertEquals(List.of(LiftedPlane.TILE_SIDE, 2 * LiftedPlane.TILE_SIDE, HEIGHT), heard);
    }
}
