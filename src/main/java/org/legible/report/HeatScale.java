package org.legible.report;

/**
 * The colours of an error map: from black over violet, red and orange to a pale yellow. Each step is a little lighter than the one
 * before, evenly so to the eye, and therefore also in grey and to those who see few colours. The path runs through the OKLab space of
 * B. Ottosson, "A perceptual color space for image processing", 2020: lightness rises linearly, hue turns evenly, and chroma is the
 * largest that sRGB has there, up to a limit.
 */
public final class HeatScale {

    /** Number of colours. */
    public static final int SIZE = 256;

    private static final double DARKEST = 0.05;
    private static final double LIGHTEST = 0.97;
    private static final double FIRST_HUE = Math.toRadians(300);
    private static final double LAST_HUE = Math.toRadians(300 + 170);
    private static final double MOST_CHROMA = 0.21;
    private static final double CHROMA_STEP = 0.002;
    private static final int[] COLOURS = colours();

    private HeatScale() {
    }

    /**
     * A colour of the scale.
     *
     * @param index 0, the least error, to {@link #SIZE} - 1
     * @return red, green and blue, from the third byte to the lowest
     */
    public static int rgb(final int index) {
        return COLOURS[index];
    }

    /**
     * The colour of an error.
     *
     * @param error 0 or more
     * @param top the error that has the last colour, as have all larger ones; positive
     */
    public static int rgb(final double error, final double top) {
        return COLOURS[(int) Math.min(SIZE - 1, Math.round((SIZE - 1) * error / top))];
    }

    private static int[] colours() {
        final int[] colours = new int[SIZE];
        for (int i = 1; i < SIZE; i++) {
            final double at = i / (SIZE - 1.0);
            final double hue = FIRST_HUE + (LAST_HUE - FIRST_HUE) * at;
            colours[i] = mostColourful(DARKEST + (LIGHTEST - DARKEST) * at, hue);
        }
        return colours;
    }

    private static int mostColourful(final double lightness, final double hue) {
        double chroma = MOST_CHROMA;
        double[] rgb = linearRgb(lightness, chroma, hue);
        while (chroma > 0 && !inGamut(rgb)) {
            chroma = Math.max(0, chroma - CHROMA_STEP);
            rgb = linearRgb(lightness, chroma, hue);
        }
        return companded(rgb[0]) << 16 | companded(rgb[1]) << 8 | companded(rgb[2]);
    }

    private static boolean inGamut(final double[] rgb) {
        for (final double value : rgb) {
            if (value < 0 || value > 1) {
                return false;
            }
        }
        return true;
    }

    /** From OKLab to linear sRGB, with the matrices of its publication. */
    private static double[] linearRgb(final double lightness, final double chroma, final double hue) {
        final double a = chroma * Math.cos(hue);
        final double b = chroma * Math.sin(hue);
        final double l = Math.pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
        final double m = Math.pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
        final double s = Math.pow(lightness - 0.0894841775 * a - 1.2914855480 * b, 3);
        return new double[] {
            4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
            -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
            -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
    }

    private static int companded(final double linear) {
        final double value = Math.max(0, Math.min(1, linear));
        return (int) Math.round(255 * (value <= 0.0031308 ? 12.92 * value : 1.055 * Math.pow(value, 1 / 2.4) - 0.055));
    }
}
