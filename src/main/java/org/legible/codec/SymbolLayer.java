package org.legible.codec;

import java.io.IOException;
import java.util.Optional;

import net.imglib2.RandomAccessibleInterval;

import org.legible.bundle.ModelBundle;
import org.legible.format.ImageLayout;
import org.legible.format.LegibleException;
import org.legible.format.LgbWriter;
import org.legible.format.SymbolChunk;
import org.legible.symbol.LiftedPlane;
import org.legible.symbol.SymbolSettings;

/** Carries text past the networks: off the planes before they are encoded. {@link PagePainter} brings it back. */
final class SymbolLayer {

    /** So high are planes that can be lifted before they are encoded: of two rows of tiles everything is kept. */
    private static final int LIFTED_AT_ONCE = 2 * LiftedPlane.TILE_SIDE;

    /** Text that was left is looked for in a picture that is in memory as a whole, and of no more pixels than this. */
    private static final long MOST_PIXELS = (long) LIFTED_AT_ONCE * LIFTED_AT_ONCE;

    private final PlaneReader image;
    private final SymbolSettings settings;
    private final Ticker ticker;

    /** A plane that is the only one and not too high: it is lifted first, to see whether there is anything, and what is left. */
    private final LiftedPlane only;

    private SymbolLayer(final PlaneReader image, final SymbolSettings settings, final Ticker ticker) throws IOException {
        this.image = image;
        this.settings = settings;
        this.ticker = ticker;
        this.only = image.layout().planes() == 1 && image.layout().height() <= LIFTED_AT_ONCE
            ? LiftedPlane.of(Encoder.checked(image, 0), settings, ticker::check) : null;
    }

    /** Starts a layer, where the settings ask for one and the image can have one. */
    static Optional<SymbolLayer> of(final PlaneReader image, final EncodeSettings settings, final Ticker ticker) throws IOException {
        final Optional<SymbolSettings> wanted = settings.text().settings(settings.quality());
        return wanted.isPresent() && !image.layout().type().windowed()
            ? Optional.of(new SymbolLayer(image, wanted.get(), ticker)) : Optional.empty();
    }

    /**
     * The quality map of the settings, raised where text was left to the networks. Where nothing was lifted there is hardly text on flat
     * ground, and nobody looks for any: photographs pay nothing.
     */
    Optional<QualityMap> raised(final EncodeSettings all, final ModelBundle bundle, final LeftText leftText) throws IOException {
        final ImageLayout layout = image.layout();
        if (only == null || layout.pixels() > MOST_PIXELS || all.quality() >= LeftText.HIGHEST_QUALITY || only.isEmpty()) {
            return all.qualityMap();
        }
        ticker.check();
        final RandomAccessibleInterval<?> plane = Encoder.checked(image, 0);
        final QualityMap map = all.qualityMap().map(QualityMap::copy).orElseGet(() -> new QualityMap(layout, bundle));
        return leftText.raise(LeftPicture.of(plane, only), all.quality(), map) ? Optional.of(map) : all.qualityMap();
    }

    /** Tells the file that there is a layer, unless it is known that there is nothing in it. */
    void announce(final LgbWriter writer) throws LegibleException {
        // Of stacks and large planes the layer is announced in any case: they would have to be kept, or read twice, to know.
        if (only == null || !only.isEmpty()) {
            writer.announceSymbols(LiftedPlane.TILE_SIDE);
        }
    }

    /** A plane whose text is lifted while it is encoded. */
    LiftedPlane lift(final int plane) throws IOException {
        return only != null ? only : LiftedPlane.of(Encoder.checked(image, plane), settings, ticker::check);
    }

    /** Hands what was lifted off a plane to the file. */
    void write(final int plane, final LiftedPlane lifted, final LgbWriter writer) {
        for (final LiftedPlane.Tile tile : lifted.tiles()) {
            writer.addSymbols(new SymbolChunk(plane, tile.tile(), tile.page()));
        }
    }
}
