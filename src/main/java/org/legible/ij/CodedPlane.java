package org.legible.ij;

import java.awt.Point;
import java.awt.Rectangle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.legible.codec.SymbolPages;
import org.legible.format.DamagedTileException;
import org.legible.format.LgbFile;
import org.legible.format.TileBounds;
import org.legible.symbol.LiftedPage;

/**
 * How a plane is stored in a file.
 *
 * @param index   number of the plane in the stack, from 1
 * @param classes of lifted components, in the order of their numbers
 * @param rules   lifted lines, in pixels
 * @param tiles   of the learned layer
 * @param quality where the file has a map of it for this plane
 */
record CodedPlane(int index, List<LiftedClass> classes, List<Rectangle> rules, List<Tile> tiles, Optional<Quality> quality) {

    /**
     * Components that share one bitmap.
     *
     * @param bitmap its size, and the bits it takes
     * @param places of the upper left corners, in pixels
     */
    record LiftedClass(LiftedPage.Bitmap bitmap, List<Point> places) {
    }

    /**
     * A tile of the learned layer.
     *
     * @param pixels that it covers
     * @param bytes  of its stream; -1 where it is damaged
     */
    record Tile(Rectangle pixels, int bytes) {

        double bitsPerPixel() {
            return 8.0 * bytes / ((double) pixels.width * pixels.height);
        }
    }

    /**
     * Where the quality is another one.
     *
     * @param offsets row by row, in units of quality
     * @param across  positions in a row
     * @param stride  pixels of a position along one side
     */
    record Quality(byte[] offsets, int across, int stride) {
    }

    /**
     * Looks at a plane.
     *
     * @param file     to be read
     * @param index    number of the plane, from 1
     * @param warnings receives a sentence for each symbol tile that is damaged
     */
    static CodedPlane of(final LgbFile file, final int index, final List<String> warnings) throws IOException {
        final List<LiftedClass> classes = new ArrayList<>();
        final List<Rectangle> rules = new ArrayList<>();
        for (final SymbolPages.Placed placed : SymbolPages.read(file, index - 1, warnings)) {
            final Rectangle tile = placed.tile();
            for (final LiftedPage.Bitmap bitmap : placed.page().bitmaps()) {
                classes.add(new LiftedClass(bitmap, bitmap.uses().stream().map(use -> new Point(tile.x + use.x(), tile.y + use.y()))
                    .toList()));
            }
            for (final LiftedPage.Bar bar : placed.page().rules()) {
                rules.add(new Rectangle(tile.x + bar.x(), tile.y + bar.y(), bar.width(), bar.height()));
            }
        }
        return new CodedPlane(index, classes, rules, tiles(file, index - 1),
            file.qualityMap(index - 1).map(chunk -> new Quality(chunk.offsets(), file.header().tileGrid().latentWidth(),
                file.header().stride())));
    }

    private static List<Tile> tiles(final LgbFile file, final int plane) throws IOException {
        final Rectangle image = new Rectangle(file.header().layout().width(), file.header().layout().height());
        final int stride = file.header().stride();
        final List<Tile> tiles = new ArrayList<>();
        for (int number = 0; number < file.header().tileGrid().count(); number++) {
            final TileBounds bounds = file.header().tileGrid().bounds(number);
            final Rectangle pixels = new Rectangle(bounds.x() * stride, bounds.y() * stride, bounds.width() * stride,
                bounds.height() * stride).intersection(image);
            tiles.add(new Tile(pixels, bytes(file, plane, number)));
        }
        return tiles;
    }

    private static int bytes(final LgbFile file, final int plane, final int tile) throws IOException {
        try {
            return file.readTile(plane, tile).stream().length;
        } catch (final DamagedTileException e) {
            // Decoding has told of it; the map shows where.
            return -1;
        }
    }

    /** The number of lifted components. */
    int components() {
        return classes.stream().mapToInt(some -> some.places().size()).sum();
    }
}
