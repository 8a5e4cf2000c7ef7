package org.legible.codec;

import java.awt.Rectangle;
import java.io.IOException;

import org.legible.bundle.ModelBundle;

/**
 * Makes the pixels of a plane, or of a part of one, of the latents that are known, band by band. It is where a decoder ends, and an
 * encoder that shows what a decoder will make.
 */
final class Synthesis {

    private final ModelBundle bundle;
    private final Networks networks;
    private final PlaneState state;
    private final Geometry geometry;
    private final PixelSink pixels;
    private final Ticker ticker;

    private int end;

    /**
     * @param state latents, which are read only, and the quality with inverse gains
     */
    Synthesis(final ModelBundle bundle, final Networks networks, final PlaneState state, final PixelSink pixels, final Ticker ticker) {
        this.bundle = bundle;
        this.networks = networks;
        this.state = state;
        this.geometry = state.geometry();
        this.pixels = pixels;
        this.ticker = ticker;
        this.end = geometry.bounds().y();
    }

    /** Goes on as far as it can, with latents that are known down to a row. */
    void advance(final int known) throws IOException {
        final int next = geometry.behind(known, geometry.synthesisHalo(), end);
        for (final Window window : geometry.windows(end, next, geometry.synthesisHalo())) {
            ticker.check();
            final Area input = window.input();
            final FeatureMap map = state.scratch().map(Scratch.Role.LATENTS, bundle.latentChannels(), input.height(), input.width());
            readUnscaled(input, map);
            final FeatureMap made = networks.synthesis(map, state.quality().map(input, state.scratch()));
            pixels.write(made, input.y() * bundle.stride(), input.x() * bundle.stride(), inPixels(window.core()));
        }
        end = next;
    }

    /** The row of latents down to which there are pixels. */
    int end() {
        return end;
    }

    /** Latents above this row are not read any more. */
    int unusedAbove() {
        return end - geometry.synthesisHalo();
    }

    private void readUnscaled(final Area area, final FeatureMap into) {
        final float[] line = new float[area.width()];
        final int left = geometry.bounds().x();
        for (int y = area.y(); y < area.bottom(); y++) {
            for (int channel = 0; channel < bundle.latentChannels(); channel++) {
                System.arraycopy(state.latents().row(channel, y), area.x() - left, line, 0, line.length);
                state.quality().scale(channel, y, area.x(), line, 0, line.length);
                into.values().put(into.at(channel, y - area.y()), line);
            }
        }
    }

    private Rectangle inPixels(final Area area) {
        final int stride = bundle.stride();
        return new Rectangle(area.x() * stride, area.y() * stride, area.width() * stride, area.height() * stride);
    }
}
