package org.legible.symbol;

/**
 * How text is lifted.
 *
 * @param levels      full coverage, 1 to 255; with 255 nothing but equal bitmaps are put together
 * @param colourBound how far pixels may lie off the line between the two colours, in any channel, 0 to 255
 * @param quality     of the learned layer, 1 to 100: what does not pay there is left to it
 */
public record SymbolSettings(int levels, int colourBound, double quality) {

    private static final int COARSE = 4, MEDIUM = 8, FINE = 16, EXACT = 255;

    /** From these qualities on, coverages are finer. */
    private static final double MEDIUM_QUALITY = 25, FINE_QUALITY = 60;

    private static final int COLOUR_BOUND = 12;

    /** What is small enough to be text is worth as much as at this quality: lost letters are worse than their squared error. */
    private static final double TEXT_QUALITY = 90;

    /** The learned layer cannot bring text back as it was at any price; no bitmap takes as many bits a pixel as this. */
    private static final double EXACT_BITS = 3 * 16;

    /** @throws IllegalArgumentException if a number is out of its range */
    public SymbolSettings {
        if (levels < 1 || levels > EXACT || colourBound < 0 || colourBound > EXACT || !(quality >= 1 && quality <= 100)) {
            throw new IllegalArgumentException("levels " + levels + ", colour bound " + colourBound + ", quality " + quality);
        }
    }

    /** The quality of the learned layer that bitmaps of text compete with, 1 to 100. */
    double textQuality() {
        return Math.max(quality, TEXT_QUALITY);
    }

    /** What each pixel of text is worth beside the price of the learned layer, in bits. */
    double textBits() {
        return levels == EXACT ? EXACT_BITS : 0;
    }

    /** Whether the coloured fringes of sub-pixel text are kept; where coverages are coarse they are not. */
    boolean fringes() {
        return levels > COARSE;
    }

    /** Pixels that are lifted come back as they were. */
    public static SymbolSettings exact(final double quality) {
        return new SymbolSettings(EXACT, 0, quality);
    }

    /**
     * Coverages within one level of 4 at low, 8 at medium and 16 at high quality, and colours that differ by at most
     * {@value #COLOUR_BOUND} of 255 more.
     * At low quality text with sub-pixel rendering loses its coloured fringes: the three channels take their mean coverage.
     */
    public static SymbolSettings sharp(final double quality) {
        return new SymbolSettings(quality < MEDIUM_QUALITY ? COARSE : quality < FINE_QUALITY ? MEDIUM : FINE, COLOUR_BOUND, quality);
    }
}
