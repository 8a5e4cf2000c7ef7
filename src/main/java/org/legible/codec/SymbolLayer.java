package org.legible.codec;

import java.io.IOException;
import java.util.Optional;

import org.legible.format.LgbWriter;
import org.legible.format.SymbolChunk;
import org.legible.symbol.LiftedPlane;
import org.legible.symbol.SymbolSettings;

/** Carries text past the networks: off the planes before they are encoded. {@link PagePainter} brings it back. */
final class SymbolLayer {

    private final PlaneReader image;
    private final SymbolSettings settings;
    private final LgbWriter writer;
    private final Ticker ticker;

    /** A small plane that is the only one, and was lifted to see whether there is anything to announce. */
    private LiftedPlane only;

    private SymbolLayer(final PlaneReader image, final SymbolSettings settings, final LgbWriter writer, final Ticker ticker)
            throws IOException {
        this.image = image;
        this.settings = settings;
        this.writer = writer;
        this.ticker = ticker;
        // Of stacks and large planes the layer is announced in any case: they would have to be kept, or read twice, to know.
        if (image.layout().planes() == 1 && image.layout().height() <= LiftedPlane.TILE_SIDE) {
            only = LiftedPlane.of(Encoder.checked(image, 0), settings, ticker::check);
        }
        if (only == null || !only.isEmpty()) {
            writer.announceSymbols(LiftedPlane.TILE_SIDE);
        }
    }

    /** Starts a layer, where the settings ask for one and the image can have one. */
    static Optional<SymbolLayer> of(final PlaneReader image, final EncodeSettings settings, final LgbWriter writer, final Ticker ticker)
            throws IOException {
        final Optional<SymbolSettings> wanted = settings.text().settings(settings.quality());
        return wanted.isPresent() && !image.layout().type().windowed()
            ? Optional.of(new SymbolLayer(image, wanted.get(), writer, ticker)) : Optional.empty();
    }

    /** A plane whose text is lifted while it is encoded. */
    LiftedPlane lift(final int plane) throws IOException {
        return only != null ? only : LiftedPlane.of(Encoder.checked(image, plane), settings, ticker::check);
    }

    /** Hands what was lifted off a plane to the file. */
    void write(final int plane, final LiftedPlane lifted) {
        for (final LiftedPlane.Tile tile : lifted.tiles()) {
            writer.addSymbols(new SymbolChunk(plane, tile.tile(), tile.page()));
        }
    }
}
