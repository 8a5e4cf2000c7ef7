package org.legible.quality.bd;

/** What a curve shows against the rate. */
public enum Metric {
    /** Peak signal-to-noise ratio in decibels; higher is better. */
    PSNR("PSNR", "dB", true),
    /** MS-SSIM in decibels, see {@link #decibels}; higher is better. */
    MS_SSIM("MS-SSIM", "dB", true),
    /** Character error rate, 0 for none; lower is better. */
    CER("CER", "", false),
    /** Word error rate, 0 for none; lower is better. */
    WER("WER", "", false);

    /** Below, the difference from 1 is rounding. */
    private static final double LEAST_DISSIMILARITY = 1e-10;

    private final String label;
    private final String unit;
    private final boolean higherIsBetter;

    Metric(final String label, final String unit, final boolean higherIsBetter) {
        this.label = label;
        this.unit = unit;
        this.higherIsBetter = higherIsBetter;
    }

    /** @return the name for people */
    public String label() {
        return label;
    }

    /** @return the unit; empty for a plain number */
    public String unit() {
        return unit;
    }

    /** @return whether a better codec has the greater value */
    public boolean higherIsBetter() {
        return higherIsBetter;
    }

    /** @return whether this is the rate of errors in text */
    public boolean isTextError() {
        return !higherIsBetter;
    }

    /**
     * MS-SSIM on the scale of {@link #MS_SSIM}: {@code -10 log10(1 - msSsim)}, as differences close to 1 are what matters.
     *
     * @param msSsim at most 1, up to rounding
     * @return at most 100
     */
    public static double decibels(final double msSsim) {
        return -10 * Math.log10(Math.max(1 - msSsim, LEAST_DISSIMILARITY));
    }
}
