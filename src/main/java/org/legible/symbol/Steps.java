package org.legible.symbol;

/**
 * The coverages that there can be between two colours. Where pixels come back as they were, full coverage is {@link Matting#OPAQUE} and
 * the others are those that a channel's values make: no more than there are values between the colours. Else all levels can be.
 */
final class Steps {

    private final int levels;

    /** For each channel: how many steps there are from none to full coverage, and the coverage of each. */
    private final int[] count = new int[Rgb.CHANNELS];
    private final int[][] level = new int[Rgb.CHANNELS][];

    /** For each channel and each level from 1: how many of the levels between none and full that are below it can be. */
    private final int[][] below = new int[Rgb.CHANNELS][];

    /** @param levels full coverage, 1 to 255 */
    Steps(final int levels) {
        this.levels = levels;
        for (int channel = 0; channel < Rgb.CHANNELS; channel++) {
            count(channel, levels);
        }
    }

    /** The coverages of bitmaps in these colours. With one coverage for each pixel it is that of the channel which differs most. */
    void between(final int background, final int foreground, final boolean subpixel) {
        if (levels == Matting.OPAQUE) {
            for (int channel = 0; channel < Rgb.CHANNELS; channel++) {
                count(channel, subpixel ? Math.abs(Rgb.part(background, channel) - Rgb.part(foreground, channel))
                    : Rgb.distance(background, foreground));
            }
        }
    }

    private void count(final int channel, final int steps) {
        if (level[channel] != null && count[channel] == steps) {
            return;
        }
        count[channel] = steps;
        level[channel] = new int[steps + 1];
        below[channel] = new int[levels + 1];
        for (int step = 1; step <= steps; step++) {
            level[channel][step] = (2 * step * levels + steps) / (2 * steps);
            if (step < steps) {
                below[channel][level[channel][step] + 1]++;
            }
        }
        for (int i = 1; i <= levels; i++) {
            below[channel][i] += below[channel][i - 1];
        }
    }

    /**
     * Makes sure that a bitmap has no other coverages, as others would come back unlike. One that is still to be read has none at all.
     *
     * @throws IllegalArgumentException if it has
     */
    void require(final Glyph glyph) {
        if (levels != Matting.OPAQUE) {
            return;
        }
        for (int i = 0; i < glyph.levels().length; i++) {
            final int covered = glyph.levels()[i] & 0xFF;
            final int channel = glyph.subpixel() ? i % Rgb.CHANNELS : 0;
            if (covered != 0 && covered != levels && possible(channel, covered, covered + 1) == 0) {
                throw new IllegalArgumentException("Coverage " + covered + " of 255 is not between the colours of channel " + channel);
            }
        }
    }

    /** How many of the levels from one to in front of another can be; both are 1 or more, and full coverage is none of them. */
    int possible(final int channel, final int from, final int to) {
        return below[channel][Math.min(levels, to)] - below[channel][Math.min(levels, from)];
    }

    /** The step that is nearest to a level. */
    int nearest(final int channel, final int covered) {
        return (2 * covered * count[channel] + levels) / (2 * levels);
    }

    /** The level of a step; of the last one or none where there is no such step. */
    int level(final int channel, final int step) {
        return level[channel][Math.max(0, Math.min(count[channel], step))];
    }
}
