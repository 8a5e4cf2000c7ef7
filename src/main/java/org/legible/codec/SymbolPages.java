package org.legible.codec;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

import net.imglib2.img.array.ArrayImgs;

import org.legible.entropy.MalformedStreamException;
import org.legible.format.ImageLayout;
import org.legible.format.LegibleException;
import org.legible.format.LgbFile;
import org.legible.symbol.LiftedPage;
import org.legible.symbol.SymbolPainter;

/** The symbol layer of files as it is stored. It needs neither a bundle nor an engine. */
public final class SymbolPages {

    /**
     * A symbol tile that holds something.
     *
     * @param tile its pixels in the plane
     * @param page what it holds, in pixels of the tile
     */
    public record Placed(Rectangle tile, LiftedPage page) {
    }

    /**
     * A symbol tile that has a page.
     *
     * @param number of the tile in its plane
     * @param pixels of the plane that it covers
     */
    record Tile(int number, Rectangle pixels) {
    }

    /** Does something with a page. */
    private interface Work {
        /**
         * @param page as it is stored
         * @param tile its pixels in the plane
         */
        void with(byte[] page, Rectangle tile) throws MalformedStreamException;
    }

    private SymbolPages() {
    }

    /**
     * Reads what was lifted off a plane.
     *
     * @param file     to be read
     * @param plane    number of the plane, from 0
     * @param warnings receives a sentence for every tile that is damaged; it is left out
     * @return the tiles from which something was lifted, in order
     * @throws LegibleException when the file cannot be read
     */
    public static List<Placed> read(final LgbFile file, final int plane, final List<String> warnings) throws IOException {
        final List<Placed> pages = new ArrayList<>();
        warnings.addAll(forEach(file, plane,
            (page, tile) -> pages.add(new Placed(tile, LiftedPage.read(page, tile.width, tile.height)))));
        return pages;
    }

    /**
     * The SHA-256 of what the layer paints: for every plane and symbol tile that has a chunk, in order, each pixel of the tile, row by
     * row, as four bytes: 255, red, green, blue where something is painted, else four times 0.
     *
     * @param file to be read
     * @return 64 lower-case hexadecimal digits
     * @throws LegibleException when the file cannot be read, or a symbol tile is damaged
     */
    public static String hash(final LgbFile file) throws IOException {
        final MessageDigest digest = SymbolReader.sha256();
        for (int plane = 0; plane < file.header().layout().planes(); plane++) {
            final List<String> damages = forEach(file, plane, (page, tile) -> {
                final int[] pixels = new int[tile.width * tile.height];
                SymbolPainter.paint(page, tile, tile, ArrayImgs.argbs(pixels, tile.width, tile.height));
                final ByteBuffer row = ByteBuffer.allocate(Integer.BYTES * tile.width);
                for (int y = 0; y < tile.height; y++) {
                    row.asIntBuffer().put(pixels, y * tile.width, tile.width);
                    digest.update(row.array());
                }
            });
            if (!damages.isEmpty()) {
                throw new LegibleException(damages.get(0));
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * Does something with all pages of a plane.
     *
     * @return a sentence for every one that is damaged
     */
    private static List<String> forEach(final LgbFile file, final int plane, final Work work) throws IOException {
        final List<String> damages = new ArrayList<>();
        final ImageLayout layout = file.header().layout();
        for (final Tile tile : tiles(file, plane, new Rectangle(layout.width(), layout.height()))) {
            try {
                work.with(file.readSymbols(plane, tile.number()).page(), tile.pixels());
            } catch (final MalformedStreamException e) {
                damages.add(damage(file, plane, tile, e));
            }
        }
        return damages;
    }

    /** The symbol tiles of a plane that have a page and a part in a region, in order. */
    static List<Tile> tiles(final LgbFile file, final int plane, final Rectangle region) {
        return file.symbolTiles(plane).stream()
            .map(number -> new Tile(number, pixels(file.header().layout(), file.symbolTileSide(), number)))
            .filter(tile -> tile.pixels().intersects(region)).toList();
    }

    /** What the user is told of a page that cannot be read. */
    static String damage(final LgbFile file, final int plane, final Tile tile, final MalformedStreamException cause) {
        return "The text lifted off plane " + plane + " of " + file.name() + ", symbol tile " + tile.number()
            + ", is damaged and was left out: " + cause.getMessage() + ".";
    }

    private static Rectangle pixels(final ImageLayout layout, final int side, final int tile) {
        final int across = (layout.width() - 1) / side + 1;
        return new Rectangle(tile % across * side, tile / across * side, side, side)
            .intersection(new Rectangle(layout.width(), layout.height()));
    }
}
