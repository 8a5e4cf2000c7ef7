package org.legible.symbol;

/** The line from the background of a pixel to the foreground, and coverages as projections on it. */
final class Axis {

    private final int foreground;
    private final boolean longestOnly;
    private final int[] way = new int[Rgb.CHANNELS];
    private int from;

    /** The square of the line's length; 0 where there is none. */
    private int square;

    /**
     * @param background  where it starts
     * @param foreground  where it ends
     * @param longestOnly whether the channel with the longest way alone says how far a colour is along it
     */
    Axis(final int background, final int foreground, final boolean longestOnly) {
        this.foreground = foreground;
        this.longestOnly = longestOnly;
        set(background);
    }

    private void set(final int background) {
        from = background;
        square = 0;
        final int longest = Rgb.distance(foreground, background);
        boolean found = false;
        for (int channel = 0; channel < Rgb.CHANNELS; channel++) {
            way[channel] = Rgb.part(foreground, channel) - Rgb.part(background, channel);
            if (longestOnly) {
                way[channel] = found || Math.abs(way[channel]) < longest ? 0 : way[channel];
                found |= way[channel] != 0;
            }
            square += way[channel] * way[channel];
        }
    }

    /** The coverage that is nearest to a colour on this background, 0 to 255; negative where both ends are the same. */
    int coverage(final int colour, final int background) {
        if (background != from) {
            set(background);
        }
        if (square == 0) {
            return -1;
        }
        int dot = 0;
        for (int channel = 0; channel < Rgb.CHANNELS; channel++) {
            dot += way[channel] * (Rgb.part(colour, channel) - Rgb.part(background, channel));
        }
        return Math.max(0, Math.min(Matting.OPAQUE, Math.floorDiv(2 * Matting.OPAQUE * dot + square, 2 * square)));
    }
}
