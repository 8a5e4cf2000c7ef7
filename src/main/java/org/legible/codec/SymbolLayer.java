package org.legible.codec;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import net.imglib2.RandomAccessibleInterval;

import org.legible.bundle.ModelBundle;
import org.legible.format.ImageLayout;
import org.legible.format.LegibleException;
import org.legible.format.LgbWriter;
import org.legible.format.SymbolChunk;
import org.legible.symbol.LiftedPlane;
import org.legible.symbol.LiftingProgress;
import org.legible.symbol.SymbolSettings;

/**
 * Carries text past the networks: off all planes before the first one is encoded, as quality maps, which depend on what is left, come
 * first in a file. {@link PagePainter} brings it back.
 */
final class SymbolLayer {

    /** Bytes that are kept of the planes of a stack until they are encoded; those beyond are lifted again. A screen takes about 0.1 MB. */
    private static final long MOST_KEPT = 64 << 20;

    /** Up to so many of these bytes pages are kept ready to be painted, 0.15 MB more for a screen; others are decoded, in 0.1 seconds. */
    private static final long MOST_READY = MOST_KEPT / 4;

    private final PlaneReader image;
    private final SymbolSettings settings;
    private final Map<Integer, LiftedPlane> kept = new HashMap<>();
    private long keptBytes;
    private boolean empty = true;
    private long writtenBytes;

    private SymbolLayer(final PlaneReader image, final SymbolSettings settings) {
        this.image = image;
        this.settings = settings;
    }

    /** Starts a layer, where the settings ask for one and the image can have one. */
    static Optional<SymbolLayer> of(final PlaneReader image, final EncodeSettings settings) {
        return image.layout().type().windowed() ? Optional.empty()
            : settings.text().settings(settings.quality()).map(wanted -> new SymbolLayer(image, wanted));
    }

    /**
     * Lifts text off all planes. Where nothing was lifted there is hardly text on flat ground, and nobody looks for what is left:
     * photographs pay nothing.
     *
     * @param all    the settings of the file
     * @param ticker counts {@code rows} for each plane, half of them for lifting and half for looking at what is left
     * @return the quality map of the settings, raised for planes where text was left to the networks
     */
    QualityMaps lift(final EncodeSettings all, final ModelBundle bundle, final LeftText leftText, final Ticker ticker, final int rows)
            throws IOException {
        final ImageLayout layout = image.layout();
        final QualityMaps maps = new QualityMaps(layout.planes(), all.qualityMap());
        final LeftTextSearch search = new LeftTextSearch(leftText, all.quality());
        for (int plane = 0; plane < layout.planes(); plane++) {
            final RandomAccessibleInterval<?> pixels = Encoder.checked(image, plane);
            final HalfOfRows progress = new HalfOfRows(ticker, rows, layout.height());
            final LiftedPlane lifted = LiftedPlane.of(pixels, settings, progress);
            if (!lifted.isEmpty() && all.quality() < LeftText.HIGHEST_QUALITY) {
                final QualityMap map = all.qualityMap().map(QualityMap::copy).orElseGet(() -> new QualityMap(layout, bundle));
                if (search.raise(plane, pixels, lifted, map, looked -> progress.done(layout.height() + looked))) {
                    maps.put(plane, map);
                }
            }
            empty &= lifted.isEmpty();
            keep(plane, lifted);
            ticker.planeDone(rows);
        }
        return maps;
    }

    /** Counts rows of pixels, half of them for each row of latents that a ticker counts. */
    private record HalfOfRows(Ticker ticker, int rows, int height) implements LiftingProgress {

        @Override
        public void check() {
            ticker.check();
        }

        @Override
        public void done(final int pixels) {
            ticker.rows((int) ((long) rows * pixels / (2L * height)));
        }
    }

    private void keep(final int plane, final LiftedPlane lifted) {
        if (image.layout().planes() > 1 && keptBytes + lifted.bytes() > MOST_READY) {
            lifted.forgetPages();
        }
        final long bytes = lifted.bytes();
        if (image.layout().planes() == 1 || keptBytes + bytes <= MOST_KEPT) {
            keptBytes += bytes;
            kept.put(plane, lifted);
        }
    }

    /** Tells the file that there is a layer, unless there is nothing in it. */
    void announce(final LgbWriter writer) throws LegibleException {
        if (!empty) {
            writer.announceSymbols(LiftedPlane.TILE_SIDE);
        }
    }

    /** What was lifted off a plane; this is asked once for each. */
    LiftedPlane lifted(final int plane, final Ticker ticker) throws IOException {
        final LiftedPlane lifted = kept.remove(plane);
        return lifted != null ? lifted : LiftedPlane.of(Encoder.checked(image, plane), settings, ticker::check);
    }

    /** Hands what was lifted off a plane to the file. */
    void write(final int plane, final LiftedPlane lifted, final LgbWriter writer) {
        for (final LiftedPlane.Tile tile : lifted.tiles()) {
            writer.addSymbols(new SymbolChunk(plane, tile.tile(), tile.page()));
            writtenBytes += tile.page().length;
        }
    }

    /** The bytes of all pages that were handed to the file. */
    long writtenBytes() {
        return writtenBytes;
    }
}
