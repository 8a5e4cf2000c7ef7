package org.legible.codec;

import java.awt.Rectangle;
import java.io.IOException;
import java.util.Optional;

import net.imglib2.RandomAccessibleInterval;

import org.legible.bundle.ModelBundle;
import org.legible.format.StreamHeader;
import org.legible.symbol.LiftedPlane;

/**
 * The pixels that a decoder will make of a file, made while it is encoded, for those who want to measure what was lost: the encoder has
 * the latents, so that no symbol has to be read again and no mean computed twice. Pixel for pixel the same as decoded, as it runs the same
 * windows through the same networks.
 */
final class Reconstruction {

    private final ModelBundle bundle;
    private final Networks networks;
    private final StreamHeader header;
    private final Optional<PlaneWriter> target;
    private final Ticker ticker;

    private RandomAccessibleInterval<?> pixels;
    private Synthesis synthesis;
    private long nanos;

    /**
     * @param header of the file
     * @param target where the pixels go; empty where nobody wants them
     */
    Reconstruction(final ModelBundle bundle, final Networks networks, final StreamHeader header, final Optional<PlaneWriter> target,
            final Ticker ticker) {
        this.bundle = bundle;
        this.networks = networks;
        this.header = header;
        this.target = target;
        this.ticker = ticker;
    }

    /**
     * Starts a plane.
     *
     * @param state of the encoder, whose latents become those of a decoder
     */
    void begin(final int plane, final PlaneState state) throws IOException {
        if (target.isPresent()) {
            final long start = System.nanoTime();
            pixels = PixelTypes.require(target.get().plane(plane), header.layout().type());
            final PixelSink sink = PixelSink.of(pixels, whole(), header.window(header.layout().channelOf(plane)));
            final QualityField quality = new QualityField(state.quality().local(), bundle.quality()::inverseGains);
            synthesis = new Synthesis(bundle, networks, state.withQuality(quality), sink, ticker);
            nanos += System.nanoTime() - start;
        }
    }

    /**
     * Makes pixels.
     *
     * @param known the row down to which all latents are known
     * @return the row above which it needs none any more
     */
    int advance(final int known) throws IOException {
        if (target.isEmpty()) {
            return Integer.MAX_VALUE;
        }
        final long start = System.nanoTime();
        synthesis.advance(known);
        nanos += System.nanoTime() - start;
        return synthesis.unusedAbove();
    }

    /** Paints what was lifted off the plane, which is complete by now. */
    void paint(final LiftedPlane lifted) {
        if (target.isPresent() && LiftedPlane.applies(pixels)) {
            final long start = System.nanoTime();
            lifted.paint(pixels, ticker::check);
            nanos += System.nanoTime() - start;
        }
    }

    private Rectangle whole() {
        return new Rectangle(header.layout().width(), header.layout().height());
    }

    /** The time that it took, which an encoding alone does not. */
    double seconds() {
        return nanos * 1e-9;
    }
}
