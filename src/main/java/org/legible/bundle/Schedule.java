package org.legible.bundle;

/**
 * The order in which the latents' means are refined: every sample belongs to one step, given by its position in a small cell that
 * repeats over the plane and by its channel modulo a period.
 */
public final class Schedule {

    private final int steps;
    private final int[][][] step;

    /**
     * @param steps number of steps, at least 1
     * @param step step of the sample at {@code [y mod cell height][x mod cell width][channel mod period]}; every step at least once
     * @throws IllegalArgumentException when the cell is empty or ragged, or a step is out of range or never used
     */
    public Schedule(final int steps, final int[][][] step) {
        this.steps = steps;
        this.step = step.clone();
        final boolean[] used = new boolean[steps];
        for (int dy = 0; dy < step.length; dy++) {
            this.step[dy] = step[dy].clone();
            for (int dx = 0; dx < step[dy].length; dx++) {
                this.step[dy][dx] = step[dy][dx].clone();
                if (step[dy].length != step[0].length || step[dy][dx].length != step[0][0].length) {
                    throw new IllegalArgumentException("the cell is ragged");
                }
                for (final int s : step[dy][dx]) {
                    if (s < 0 || s >= steps) {
                        throw new IllegalArgumentException("step " + s + " is not one of the " + steps + " steps");
                    }
                    used[s] = true;
                }
            }
        }
        for (int s = 0; s < steps; s++) {
            if (!used[s]) {
                throw new IllegalArgumentException("no sample belongs to step " + s);
            }
        }
    }

    /** @return number of steps */
    public int steps() {
        return steps;
    }

    /** @return height of the cell in latents */
    public int cellHeight() {
        return step.length;
    }

    /** @return width of the cell in latents */
    public int cellWidth() {
        return step[0].length;
    }

    /**
     * The step of a sample.
     *
     * @param channel 0 or more
     * @param y row of the latent in the plane, 0 or more
     * @param x column of the latent in the plane, 0 or more
     */
    public int step(final int channel, final int y, final int x) {
        final int[] byChannel = step[y % step.length][x % step[0].length];
        return byChannel[channel % byChannel.length];
    }

    /**
     * How many columns of a cell belong to earlier steps.
     *
     * @param before steps from this one on do not count
     * @param channel 0 or more
     * @param y row of the latent in the plane, 0 or more
     * @return 0 to the width of the cell
     */
    public int countBefore(final int before, final int channel, final int y) {
        int count = 0;
        for (final int[] byChannel : step[y % step.length]) {
            if (byChannel[channel % byChannel.length] < before) {
                count++;
            }
        }
        return count;
    }
}
