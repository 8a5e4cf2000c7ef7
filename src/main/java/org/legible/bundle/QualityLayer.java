package org.legible.bundle;

/** Appends the knot weights of the local quality as further channels. */
record QualityLayer(QualityKnots knots) implements ScaleLayer {

    @Override
    public IntPlanes apply(final IntPlanes input, final LocalQuality quality) {
        final IntPlanes output = new IntPlanes(input.channels + knots.count(), input.height, input.width);
        System.arraycopy(input.values, 0, output.values, 0, input.values.length);
        if (quality.isUniform()) {
            final int[] weights = knots.weights(quality.at(0, 0));
            for (int k = 0; k < weights.length; k++) {
                output.fill(input.channels + k, weights[k]);
            }
        } else {
            appendVarying(input, quality, output);
        }
        return output;
    }

    private void appendVarying(final IntPlanes input, final LocalQuality quality, final IntPlanes output) {
        final int coarser = quality.height() / input.height;
        for (int y = 0; y < input.height; y++) {
            for (int x = 0; x < input.width; x++) {
                final int[] weights = knots.weights(quality.at(coarser * y, coarser * x));
                for (int k = 0; k < weights.length; k++) {
                    output.values[output.at(input.channels + k, y, x)] = weights[k];
                }
            }
        }
    }
}
