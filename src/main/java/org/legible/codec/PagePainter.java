package org.legible.codec;

import java.awt.Rectangle;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ForkJoinTask;

import net.imglib2.RandomAccessibleInterval;

import org.legible.entropy.MalformedStreamException;
import org.legible.format.LgbFile;
import org.legible.symbol.LiftedPlane;
import org.legible.symbol.SymbolPainter;

/**
 * Paints the text of a plane while it is decoded, one row of symbol tiles after the other. A page is one long chain of bits that cannot be
 * divided: those of a row are decoded on other threads, beside the networks that make the pixels below, and no row further ahead, which
 * bounds memory.
 */
final class PagePainter implements AutoCloseable {

    /** A page that can be painted, or a sentence on its damage. */
    private record Decoded(SymbolPainter page, String damage) {
    }

    private final LgbFile file;
    private final int plane;
    private final Rectangle region;
    private final RandomAccessibleInterval<?> target;
    private final Networks networks;
    private final Ticker ticker;

    /** The rows that are still to be painted, from the top. */
    private final Deque<List<SymbolPages.Tile>> rows = new ArrayDeque<>();

    /** The pages of the first of them, decoded or about to be. */
    private List<ForkJoinTask<Decoded>> ahead = List.of();
    private final List<String> damages = new ArrayList<>();
    private volatile boolean closed;

    /**
     * Starts on the first pages.
     *
     * @param region the part of the plane that is wanted
     * @param target its pixels
     * @param networks beside which pages are decoded
     * @param ticker is asked before every symbol tile whether to go on
     */
    PagePainter(final LgbFile file, final int plane, final Rectangle region, final RandomAccessibleInterval<?> target,
            final Networks networks, final Ticker ticker) throws IOException {
        this.file = file;
        this.plane = plane;
        this.region = region;
        this.target = target;
        this.networks = networks;
        this.ticker = ticker;
        if (LiftedPlane.applies(target)) {
            for (final SymbolPages.Tile tile : SymbolPages.tiles(file, plane, region)) {
                if (rows.isEmpty() || bottom(rows.getLast()) <= tile.pixels().y) {
                    rows.add(new ArrayList<>());
                }
                rows.getLast().add(tile);
            }
        }
        decodeAhead();
    }

    private static int bottom(final List<SymbolPages.Tile> row) {
        final Rectangle first = row.get(0).pixels();
        return first.y + first.height;
    }

    /** Has the pages of the next row decoded. The file is read here, as it is not made for several threads. */
    private void decodeAhead() throws IOException {
        ahead = new ArrayList<>();
        for (final SymbolPages.Tile tile : rows.isEmpty() ? List.<SymbolPages.Tile>of() : rows.getFirst()) {
            final byte[] page = file.readSymbols(plane, tile.number()).page();
            ahead.add(ForkJoinTask.adapt(() -> networks.beside(() -> decode(page, tile))).fork());
        }
    }

    private Decoded decode(final byte[] page, final SymbolPages.Tile tile) {
        try {
            return new Decoded(SymbolPainter.of(page, tile.pixels(), this::check), null);
        } catch (final MalformedStreamException e) {
            return new Decoded(null, SymbolPages.damage(file, plane, tile, e));
        }
    }

    private void check() {
        if (closed) {
            throw new CancellationException("Nobody waits for this page any more.");
        }
    }

    /**
     * Paints all symbol tiles that end above a row, and goes on to decode those of the next row.
     *
     * @param end pixels of the plane above this row are what they are going to be below the text
     */
    void paintTo(final int end) throws IOException {
        while (!rows.isEmpty() && Math.min(bottom(rows.getFirst()), region.y + region.height) <= end) {
            for (final ForkJoinTask<Decoded> decoding : ahead) {
                ticker.check();
                final Decoded decoded = decoding.join();
                if (decoded.damage() == null) {
                    decoded.page().paint(region, target);
                } else {
                    damages.add(decoded.damage());
                }
            }
            rows.removeFirst();
            decodeAhead();
        }
    }

    /** A sentence for every symbol tile painted so far that is damaged, and was left out. */
    List<String> damages() {
        return damages;
    }

    /** Ends the decoding of pages that are not painted: it finds out within some milliseconds, and nobody waits for it. */
    @Override
    public void close() {
        closed = true;
    }
}
