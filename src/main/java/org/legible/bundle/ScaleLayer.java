package org.legible.bundle;

/** One layer of the scale network. Layers have no state; they may be used by several threads at once. */
sealed interface ScaleLayer permits ConvolutionLayer, ShuffleLayer, QualityLayer {

    /**
     * Applies the layer.
     *
     * @param input activations; its channels and bounds have been checked when the bundle was read
     * @param quality of the tile, at latent resolution
     */
    IntPlanes apply(IntPlanes input, LocalQuality quality);
}
