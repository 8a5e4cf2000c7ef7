package org.legible.bundle;

/** Depth to space by 2: channel 4c+2i+j at (y, x) goes to channel c at (2y+i, 2x+j). */
record ShuffleLayer() implements ScaleLayer {

    @Override
    public IntPlanes apply(final IntPlanes input, final LocalQuality quality) {
        final IntPlanes output = new IntPlanes(input.channels / 4, 2 * input.height, 2 * input.width);
        for (int channel = 0; channel < input.channels; channel++) {
            final int i = channel / 2 % 2;
            final int j = channel % 2;
            for (int y = 0; y < input.height; y++) {
                int from = input.at(channel, y, 0);
                int to = output.at(channel / 4, 2 * y + i, j);
                for (int x = 0; x < input.width; x++, from++, to += 2) {
                    output.values[to] = input.values[from];
                }
            }
        }
        return output;
    }
}
