package org.legible.symbol;

/** Arithmetic on colours {@code 0xRRGGBB}. */
final class Rgb {

    static final int CHANNELS = 3;

    private Rgb() {
    }

    /** Red, green or blue, for channel 0, 1 or 2. */
    static int part(final int colour, final int channel) {
        return colour >> 16 - 8 * channel & 0xFF;
    }

    static int of(final int red, final int green, final int blue) {
        return red << 16 | green << 8 | blue;
    }

    /** The greatest difference of a channel. */
    static int distance(final int a, final int b) {
        final int red = Math.abs((a >> 16 & 0xFF) - (b >> 16 & 0xFF));
        final int green = Math.abs((a >> 8 & 0xFF) - (b >> 8 & 0xFF));
        return Math.max(Math.max(red, green), Math.abs((a & 0xFF) - (b & 0xFF)));
    }

    /** The differences of the channels, summed. */
    static int sum(final int a, final int b) {
        int sum = 0;
        for (int channel = 0; channel < CHANNELS; channel++) {
            sum += Math.abs(part(a, channel) - part(b, channel));
        }
        return sum;
    }

    /** The way from one colour to another: {@code level} steps of {@code levels}, rounded to the nearest, halves up. */
    static int blend(final int from, final int to, final int level, final int levels) {
        return (2 * (from * (levels - level) + to * level) + levels) / (2 * levels);
    }
}
