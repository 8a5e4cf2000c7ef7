package org.legible.text.read;

/**
 * How the samples of one axis become more or fewer: bilinear where they become more, the mean over the area where they become fewer.
 * Positions beyond the ends take the last sample.
 */
final class AxisResampler {

    private final int[] first;
    private final float[][] weights;

    /**
     * @param from samples there are
     * @param to samples wanted
     */
    AxisResampler(final int from, final int to) {
        first = new int[to];
        weights = new float[to][];
        final double step = (double) from / to;
        for (int i = 0; i < to; i++) {
            if (step > 1) {
                average(i, i * step, (i + 1) * step, from);
            } else {
                interpolate(i, Math.max(0, Math.min((i + 0.5) * step - 0.5, from - 1)), from);
            }
        }
    }

    private void average(final int index, final double start, final double end, final int from) {
        first[index] = (int) start;
        final int last = Math.min(from, (int) Math.ceil(end - 1e-9));
        weights[index] = new float[Math.max(1, last - first[index])];
        for (int i = 0; i < weights[index].length; i++) {
            final int sample = first[index] + i;
            weights[index][i] = (float) ((Math.min(end, sample + 1) - Math.max(start, sample)) / (end - start));
        }
    }

    private void interpolate(final int index, final double position, final int from) {
        first[index] = (int) position;
        final float share = (float) (position - first[index]);
        weights[index] = first[index] + 1 < from ? new float[] {1 - share, share} : new float[] {1};
    }

    /**
     * One new sample.
     *
     * @param offset of the axis' first sample
     * @param stride from one sample of the axis to the next
     */
    float sample(final int index, final float[] samples, final int offset, final int stride) {
        float sum = 0;
        for (int i = 0; i < weights[index].length; i++) {
            sum += weights[index][i] * samples[offset + (first[index] + i) * stride];
        }
        return sum;
    }
}
