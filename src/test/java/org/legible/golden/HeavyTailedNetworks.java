package org.legible.golden;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Random;

import org.legible.bundle.LocalQuality;
import org.legible.bundle.ModelBundle;
import org.legible.codec.FeatureMap;
import org.legible.codec.Networks;

/**
 * Networks that look at no image, and analyse every one into random values of all magnitudes: most are small, some leave their tables,
 * a few leave what can be coded. The means are 0.
 */
final class HeavyTailedNetworks implements Networks {

    private static final int SEED = 17;

    private final ModelBundle bundle;
    private final Random random = new Random(SEED);

    /** @param bundle whose shapes and scale network these networks have */
    HeavyTailedNetworks(final ModelBundle bundle) {
        this.bundle = bundle;
    }

    @Override
    public FeatureMap analysis(final FeatureMap pixels, final FeatureMap quality) {
        return heavyTailed(FeatureMap.allocate(bundle.latentChannels(), quality.height(), quality.width()));
    }

    @Override
    public FeatureMap hyperAnalysis(final FeatureMap scaledLatents, final FeatureMap quality) {
        return heavyTailed(FeatureMap.allocate(bundle.hyperChannels(), quality.height() / bundle.hyperRatio(),
            quality.width() / bundle.hyperRatio()));
    }

    @Override
    public FeatureMap hyperSynthesis(final FeatureMap hyperLatents, final FeatureMap quality) {
        return FeatureMap.allocate(1, quality.height(), quality.width());
    }

    @Override
    public FeatureMap mean(final int step, final FeatureMap features, final FeatureMap known) {
        return FeatureMap.allocate(known.channels(), known.height(), known.width());
    }

    @Override
    public FeatureMap synthesis(final FeatureMap latents, final FeatureMap quality) {
        return FeatureMap.allocate(3, quality.height() * bundle.stride(), quality.width() * bundle.stride());
    }

    @Override
    public byte[] of(final short[] hyperLatents, final int height, final int width, final LocalQuality quality) throws IOException {
        return bundle.scaleNetwork().of(hyperLatents, height, width, quality);
    }

    /** A Cauchy distribution reaches 300 times its width in one of 500 samples. */
    private FeatureMap heavyTailed(final FeatureMap map) {
        final FloatBuffer values = map.values();
        for (int i = 0; i < values.limit(); i++) {
            values.put(i, (float) Math.tan(Math.PI * (random.nextDouble() - 0.5)));
        }
        return map;
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
