package org.legible.symbol;

/**
 * How text is lifted.
 *
 * @param levels      full coverage, 1 to 255; with 255 nothing but equal bitmaps are put together
 * @param colourBound how far pixels may lie off the line between the two colours, in any channel, 0 to 255
 * @param quality     of the learned layer, 1 to 100: what does not pay there is left to it
 */
public record SymbolSettings(int levels, int colourBound, double quality) {

    /** From this quality on all text is lifted that can be; below less and less of it. */
    public static final double ALL_LIFTED_FROM = 3;

    private static final int EXACT = 255;

    /**
     * Levels of coverage at quality 0, and the steps of quality that double them: the error of bitmaps falls with that of the networks. From
     * a quality on it takes more steps, as time and bytes of bitmaps grow faster there than what the eye has of them.
     */
    private static final double LEVELS_AT_ZERO = 2.2, LEVELS_DOUBLE = 22, FINER_UP_TO = 50, LEVELS_DOUBLE_ABOVE = 35;

    /** The strongest fringes that are dropped at quality 0, and the steps of quality that halve them. */
    private static final double FRINGES_AT_ZERO = 255, FRINGES_HALVE = 20;

    private static final int COLOUR_BOUND = 12;

    /**
     * What is small enough to be text is worth as much as at this quality: lost letters are worse than their squared error. Below quality 3
     * it is worth the less, by so many steps for each one, so that files can become as small as without a layer.
     */
    private static final double TEXT_QUALITY = 90, TEXT_QUALITY_STEPS = 90;

    /** The learned layer cannot bring text back as it was at any price; no bitmap takes as many bits a pixel as this. */
    private static final double EXACT_BITS = 3 * 16;

    /** @throws IllegalArgumentException if a number is out of its range */
    public SymbolSettings {
        if (levels < 1 || levels > EXACT || colourBound < 0 || colourBound > EXACT || !(quality >= 1 && quality <= 100)) {
            throw new IllegalArgumentException("levels " + levels + ", colour bound " + colourBound + ", quality " + quality);
        }
    }

    /** Whether pixels that are lifted come back as they were. */
    boolean isExact() {
        return levels == EXACT;
    }

    /** The quality of the learned layer that bitmaps of text compete with; below 0 they hardly pay. */
    double textQuality() {
        return levels == EXACT ? Math.max(quality, TEXT_QUALITY)
            : Math.max(quality, TEXT_QUALITY) - TEXT_QUALITY_STEPS * Math.max(0, ALL_LIFTED_FROM - quality);
    }

    /** What each pixel of text is worth beside the price of the learned layer, in bits. */
    double textBits() {
        return levels == EXACT ? EXACT_BITS : 0;
    }

    /**
     * How far a channel of sub-pixel text may be moved, 0 to 255, to give all three channels of a pixel their mean coverage: text whose
     * fringes are all within this has none when it comes back.
     */
    public int fringeBound() {
        return levels == EXACT ? 0 : (int) (FRINGES_AT_ZERO * Math.pow(2, -quality / FRINGES_HALVE));
    }

    /** Pixels that are lifted come back as they were. */
    public static SymbolSettings exact(final double quality) {
        return new SymbolSettings(EXACT, 0, quality);
    }

    /**
     * Coverages within one level of 2 at the lowest quality, 5 at 25, 11 at 50, 17 at 75 and 29 at 100, and colours that differ by at most
     * {@value #COLOUR_BOUND} of 255 more. Faint coloured fringes of text with sub-pixel rendering are dropped, see {@link #fringeBound()}.
     */
    public static SymbolSettings sharp(final double quality) {
        final double finer = Math.min(quality, FINER_UP_TO) / LEVELS_DOUBLE + Math.max(0, quality - FINER_UP_TO) / LEVELS_DOUBLE_ABOVE;
        return new SymbolSettings((int) Math.round(LEVELS_AT_ZERO * Math.pow(2, finer)), COLOUR_BOUND, quality);
    }
}
