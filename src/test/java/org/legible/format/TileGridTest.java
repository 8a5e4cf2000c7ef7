package org.legible.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TileGridTest {

    @Test
    void planesAreExtendedToWholeHyperLatents() {
        assertEquals(new TileGrid(4, 4, 64, 4), TileGrid.of(1, 32, 8, 32, 64));
        assertEquals(new TileGrid(8, 88, 64, 4), TileGrid.of(33, 700, 8, 32, 64));
        assertEquals(new TileGrid(500, 1, 64, 1), TileGrid.of(8000, 16, 16, 16, 64));
        assertEquals(new TileGrid(1 << 20, 1 << 20, 64, 64), TileGrid.of(1 << 20, (1 << 20) - 63, 1, 64, 64));
    }

    @Test
    void theTilesCoverEveryLatentOnce() {
        final Random random = new Random(1);
        for (int trial = 0; trial < 200; trial++) {
            final int ratio = 1 << random.nextInt(4);
            final TileGrid grid = new TileGrid(ratio * (1 + random.nextInt(40)), ratio * (1 + random.nextInt(40)),
                ratio * (1 + random.nextInt(20)), ratio);
            final boolean[] covered = new boolean[(int) grid.positions()];
            for (int tile = 0; tile < grid.count(); tile++) {
                cover(grid, grid.bounds(tile), covered);
            }
            for (final boolean once : covered) {
                assertEquals(true, once);
            }
        }
    }

    private static void cover(final TileGrid grid, final TileBounds bounds, final boolean[] covered) {
        assertEquals(0, bounds.x() % grid.tileSide());
        assertEquals(0, bounds.width() % grid.hyperRatio());
        assertEquals(0, bounds.height() % grid.hyperRatio());
        for (int y = bounds.y(); y < bounds.y() + bounds.height(); y++) {
            for (int x = bounds.x(); x < bounds.x() + bounds.width(); x++) {
                assertFalse(covered[y * grid.latentWidth() + x]);
                covered[y * grid.latentWidth() + x] = true;
            }
        }
    }

    @Test
    void tilesGoRowByRow() {
        final TileGrid grid = new TileGrid(20, 12, 8, 4);
        assertEquals(3, grid.across());
        assertEquals(2, grid.down());
        assertEquals(new TileBounds(16, 0, 4, 8), grid.bounds(2));
        assertEquals(new TileBounds(0, 8, 8, 4), grid.bounds(3));
        assertThrows(IndexOutOfBoundsException.class, () -> grid.bounds(6));
        assertThrows(IndexOutOfBoundsException.class, () -> grid.bounds(-1));
    }

    @Test
    void sidesThatDoNotFitTheHyperLatentsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new TileGrid(6, 8, 8, 4));
        assertThrows(IllegalArgumentException.class, () -> new TileGrid(8, 0, 8, 4));
        assertThrows(IllegalArgumentException.class, () -> new TileGrid(8, 8, 10, 4));
        assertThrows(IllegalArgumentException.class, () -> new TileGrid(8, 8, 8, 0));
    }
}
