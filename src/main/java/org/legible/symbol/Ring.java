package org.legible.symbol;

/** The colours around a component. */
final class Ring {

    /** The greatest difference, in any channel, of colours that count as one. */
    private static final int MAX_SPREAD = 10;

    /** The part of all pixels that one colour makes up where a component stands on that and only meets others, in tenths. */
    private static final int MAJORITY = 6;

    /** Colours that are counted; where there are more of them, those that come late are not. */
    private static final int MAX_COLOURS = 16;

    private final int[] colours = new int[MAX_COLOURS];
    private final int[] counts = new int[MAX_COLOURS];
    private int distinct;
    private int total;
    private final int[] least = new int[Rgb.CHANNELS];
    private final int[] most = new int[Rgb.CHANNELS];

    void clear() {
        distinct = 0;
        total = 0;
    }

    void add(final int colour) {
        total++;
        for (int i = 0; i < distinct; i++) {
            if (colours[i] == colour) {
                counts[i]++;
                return;
            }
        }
        for (int channel = 0; channel < Rgb.CHANNELS; channel++) {
            final int part = Rgb.part(colour, channel);
            least[channel] = distinct == 0 ? part : Math.min(least[channel], part);
            most[channel] = distinct == 0 ? part : Math.max(most[channel], part);
        }
        if (distinct < MAX_COLOURS) {
            colours[distinct] = colour;
            counts[distinct++] = 1;
        }
    }

    /** Whether there is one colour, or such as hardly differ, or a clear majority of one. */
    boolean isFlat() {
        return distinct > 0 && (isNarrow() || 10 * counts[best()] >= MAJORITY * total);
    }

    private boolean isNarrow() {
        for (int channel = 0; channel < Rgb.CHANNELS; channel++) {
            if (most[channel] - least[channel] > MAX_SPREAD) {
                return false;
            }
        }
        return true;
    }

    /** The most frequent colour. */
    int colour() {
        return colours[best()];
    }

    private int best() {
        int best = 0;
        for (int i = 1; i < distinct; i++) {
            if (counts[i] > counts[best]) {
                best = i;
            }
        }
        return best;
    }
}
