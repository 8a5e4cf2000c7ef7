package org.legible.codec;

import java.awt.Rectangle;
import java.io.IOException;
import java.util.List;

import org.legible.format.DamagedTileException;
import org.legible.format.StreamHeader;

/** What comes over the pixels of a plane that the networks made, from the top: marks of damaged tiles, and text. */
final class Overlay {

    private final StreamHeader header;
    private final List<DamagedTileException> damages;
    private final PixelSink sink;
    private final PagePainter text;

    /** Damages that are marked, or of planes before. */
    private int marked;

    /**
     * @param damages of tiles in the order in which they are read; more may follow while the plane is decoded
     * @param sink has the marks drawn
     * @param text of the plane
     */
    Overlay(final StreamHeader header, final List<DamagedTileException> damages, final PixelSink sink, final PagePainter text) {
        this.header = header;
        this.damages = damages;
        this.sink = sink;
        this.text = text;
        this.marked = damages.size();
    }

    /**
     * Goes on as far as it can.
     *
     * @param end pixels above this row, where a row of tiles ends, are what the networks make them
     */
    void drawTo(final int end) throws IOException {
        for (; marked < damages.size(); marked++) {
            final Rectangle tile = Decoder.pixels(header, damages.get(marked).tile());
            if (tile.y + tile.height > end) {
                break;
            }
            sink.mark(tile);
        }
        // Over the marks: text that survived is what is left of a damaged tile. What is not marked yet lies below all of this text.
        text.paintTo(end);
    }
}
