package org.legible.codec;

import java.io.IOException;
import java.util.function.Supplier;

import org.legible.bundle.LocalQuality;
import org.legible.bundle.ScaleIndices;

/**
 * The float networks of a bundle, and its scale network, as an engine runs them. All work on whole windows: maps of latents have the
 * stride of the bundle, hyper-latents its hyper stride; sides are multiples of a hyper-latent.
 *
 * <p>A returned map belongs to the networks and is good until the next call of any method. Not thread-safe.
 * Every method throws an {@link IOException} when the engine fails.
 */
public interface Networks extends ScaleIndices, AutoCloseable {

    /**
     * @param pixels 3 planes of pixels in [0, 1]
     * @param quality 1 plane at latent resolution, 1 to 100
     * @return the latents, before gains
     */
    FeatureMap analysis(FeatureMap pixels, FeatureMap quality) throws IOException;

    /**
     * @param scaledLatents latents after gains
     * @param quality 1 plane at latent resolution, 1 to 100
     * @return the hyper-latents, before rounding
     */
    FeatureMap hyperAnalysis(FeatureMap scaledLatents, FeatureMap quality) throws IOException;

    /**
     * @param hyperLatents integers as floats
     * @param quality 1 plane at latent resolution, 1 to 100
     * @return features for {@link #mean} at latent resolution; how many channels is the bundle's own affair
     */
    FeatureMap hyperSynthesis(FeatureMap hyperLatents, FeatureMap quality) throws IOException;

    /**
     * @param step of the schedule, from 0
     * @param features from {@link #hyperSynthesis}
     * @param known the scaled latents of earlier steps, 0 elsewhere
     * @return the means of all latents; only those of the step are meant to be used
     */
    FeatureMap mean(int step, FeatureMap features, FeatureMap known) throws IOException;

    /**
     * @param latents after inverse gains
     * @param quality 1 plane at latent resolution, 1 to 100
     * @return 3 planes of pixels, not clamped
     */
    FeatureMap synthesis(FeatureMap latents, FeatureMap quality) throws IOException;

    /** The scale network; equal to {@link org.legible.bundle.ScaleNetwork} integer for integer. */
    @Override
    byte[] of(short[] hyperLatents, int height, int width, LocalQuality quality) throws IOException;

    /**
     * Does other work while networks run on another thread. An engine's threads wait for each other without letting go of their cores: so
     * the scale network, whose results do not depend on their number, leaves a core to such work. Any thread may call this, and several.
     *
     * @param work to be done, by the calling thread
     * @return its result
     */
    default <T> T beside(final Supplier<T> work) {
        return work.get();
    }

    @Override
    void close();
}
