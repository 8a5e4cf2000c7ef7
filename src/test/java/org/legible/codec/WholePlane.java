package org.legible.codec;

import java.io.IOException;

import org.legible.bundle.LocalQuality;
import org.legible.bundle.ModelBundle;
import org.legible.format.TileBounds;
import org.legible.format.TileGrid;

/** The coding loop written down a second time, without windows, bands or halos: every network sees the whole plane at once. */
final class WholePlane {

    private final ModelBundle bundle;
    private final Networks networks;
    private final TileGrid grid;
    private final FeatureMap quality;
    private final float[] gains;
    private final float[] inverseGains;
    private final int storedQuality;

    short[] hyperLatents;
    byte[] indices;
    short[] latents;

    WholePlane(final ModelBundle bundle, final Networks networks, final TileGrid grid, final int storedQuality) {
        this.bundle = bundle;
        this.networks = networks;
        this.grid = grid;
        this.storedQuality = storedQuality;
        this.gains = bundle.quality().gains(storedQuality);
        this.inverseGains = bundle.quality().inverseGains(storedQuality);
        this.quality = FeatureMap.allocate(1, grid.latentHeight(), grid.latentWidth());
        for (int i = 0; i < grid.positions(); i++) {
            quality.values().put(i, storedQuality / 256f);
        }
    }

    private int at(final int channel, final int y, final int x) {
        return (channel * grid.latentHeight() + y) * grid.latentWidth() + x;
    }

    /** Fills in the symbols of pixels, which cover whole hyper-latents. */
    void encode(final FeatureMap pixels) throws IOException {
        final FeatureMap scaled = copy(networks.analysis(pixels, quality));
        multiply(scaled, gains);
        final FeatureMap hyper = networks.hyperAnalysis(scaled, quality);
        hyperLatents = new short[hyper.values().capacity()];
        for (int i = 0; i < hyperLatents.length; i++) {
            hyperLatents[i] = (short) Math.rint(hyper.values().get(i));
        }
        chooseTables();
        latents = new short[indices.length];
        refine((i, mean) -> {
            if (indices[i] >= bundle.latentTables().skipBelow()) {
                latents[i] = (short) Math.rint(scaled.values().get(i) - mean);
            }
        });
    }

    private void chooseTables() {
        indices = new byte[bundle.latentChannels() * (int) grid.positions()];
        for (int tile = 0; tile < grid.count(); tile++) {
            final TileBounds b = grid.bounds(tile);
            final int height = b.height() / 4;
            final int width = b.width() / 4;
            final short[] part = new short[bundle.hyperChannels() * height * width];
            for (int i = 0; i < part.length; i++) {
                part[i] = hyperLatents[(i / (height * width) * (grid.latentHeight() / 4) + b.y() / 4 + i / width % height)
                    * (grid.latentWidth() / 4) + b.x() / 4 + i % width];
            }
            final byte[] chosen = bundle.scaleNetwork().of(part, height, width, LocalQuality.uniform(storedQuality, b.height(), b.width()));
            for (int i = 0; i < chosen.length; i++) {
                indices[at(i / (b.height() * b.width()), b.y() + i / b.width() % b.height(), b.x() + i % b.width())] = chosen[i];
            }
        }
    }

    private interface Sample {
        void at(int i, float mean);
    }

    private FeatureMap refine(final Sample sample) throws IOException {
        final FeatureMap integers = FeatureMap.allocate(bundle.hyperChannels(), grid.latentHeight() / 4, grid.latentWidth() / 4);
        for (int i = 0; i < hyperLatents.length; i++) {
            integers.values().put(i, hyperLatents[i]);
        }
        final FeatureMap features = copy(networks.hyperSynthesis(integers, quality));
        final FeatureMap known = FeatureMap.allocate(bundle.latentChannels(), grid.latentHeight(), grid.latentWidth());
        for (int step = 0; step < bundle.schedule().steps(); step++) {
            final FeatureMap mean = networks.mean(step, features, known);
            for (int channel = 0; channel < bundle.latentChannels(); channel++) {
                for (int y = 0; y < grid.latentHeight(); y++) {
                    for (int x = 0; x < grid.latentWidth(); x++) {
                        if (bundle.schedule().step(channel, y, x) == step) {
                            final int i = at(channel, y, x);
                            sample.at(i, mean.values().get(i));
                            known.values().put(i, latents[i] + mean.values().get(i));
                        }
                    }
                }
            }
        }
        return known;
    }

    /** The grey values, 0 to 1 and beyond, that the symbols stand for. */
    double[] decodeGrey() throws IOException {
        final FeatureMap known = refine((i, mean) -> { });
        multiply(known, inverseGains);
        final FeatureMap pixels = networks.synthesis(known, quality);
        final int area = pixels.height() * pixels.width();
        final double[] grey = new double[area];
        for (int i = 0; i < area; i++) {
            grey[i] = ((double) pixels.values().get(i) + pixels.values().get(area + i) + pixels.values().get(2 * area + i)) / 3;
        }
        return grey;
    }

    private void multiply(final FeatureMap map, final float[] factors) {
        final int area = (int) grid.positions();
        for (int i = 0; i < map.values().capacity(); i++) {
            map.values().put(i, map.values().get(i) * factors[i / area]);
        }
    }

    private static FeatureMap copy(final FeatureMap map) {
        final FeatureMap copy = FeatureMap.allocate(map.channels(), map.height(), map.width());
        copy.bytes().put(map.bytes());
        return copy;
    }
}
