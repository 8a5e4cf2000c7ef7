package org.legible.codec;

import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The logarithm of an amount, by quality: straight between the points that are known, and of given slopes beyond them, on a scale of
 * qualities that is stretched upwards. On it the PSNR of what the networks make, of photographs and of screenshots alike, rises by 0.13
 * to 0.16 dB a unit from quality 50 on.
 */
final class Curve {

    /** Amounts have no logarithm below this. */
    private static final double LEAST_AMOUNT = 1e-12;

    private static final double LEAST_SLOPE = 1e-3;

    /** At this quality the scale is twice as wide as at quality 0. */
    private static final double TWICE_AS_WIDE = 200;

    /** Without bitmaps the networks spend bytes on text, too, though nobody can read it: sizes fall by this part of what bitmaps take. */
    private static final double TEXT_FALL = 0.5;

    /** Text comes in from quality 1 on; what is still missing falls to a part of 2.7 within this. */
    private static final double TEXT_WITHIN = 0.5;

    private final NavigableMap<Double, Double> points = new TreeMap<>();
    private final double slopeBelow;
    private final double slopeAbove;
    private final boolean sizes;

    /** By how much the scale is longer from quality 1 on, as text comes in there. */
    private double textWidth;

    private Curve(final double slopeBelow, final double slopeAbove, final boolean sizes) {
        this.sizes = sizes;
        this.slopeBelow = slopeBelow;
        this.slopeAbove = slopeAbove;
    }

    /**
     * A curve of what falls with quality.
     *
     * @param slopeBelow rise for a unit of the scale below all points, less than 0
     * @param slopeAbove and above them
     */
    static Curve ofErrors(final double slopeBelow, final double slopeAbove) {
        return new Curve(slopeBelow, slopeAbove, false);
    }

    /**
     * A curve of sizes, which rise steeply from quality 1 to 3. The slope between the two points at an end takes the place of the given
     * one where it is less steep.
     *
     * @param slopeBelow rise for a unit of the scale below all points, greater than 0
     * @param slopeAbove and above them
     */
    static Curve ofSizes(final double slopeBelow, final double slopeAbove) {
        return new Curve(slopeBelow, slopeAbove, true);
    }

    /**
     * Learns, for sizes, how much of a file of this image text is: at quality 1 there are hardly any bitmaps, so the scale is stretched
     * there until sizes rise no faster than elsewhere.
     *
     * @param share of the file that bitmaps of text have, from 0 to less than 1; the largest one counts
     */
    void learnText(final double share) {
        textWidth = Math.max(textWidth, -TEXT_FALL * Math.log(1 - share) / slopeBelow);
    }

    /** Whether any file had bitmaps of text. */
    boolean hasText() {
        return textWidth > 0;
    }

    /**
     * Learns a point.
     *
     * @param amount itself, not its logarithm; 0 or more
     */
    void put(final double quality, final double amount) {
        points.put(quality, Math.log(Math.max(LEAST_AMOUNT, amount)));
    }

    /** The qualities that are known. */
    NavigableMap<Double, Double> points() {
        return points;
    }

    /** How many steps of quality the nearest known point is away; there has to be one. */
    double distance(final double quality) {
        final Double below = points.floorKey(quality);
        final Double above = points.ceilingKey(quality);
        return Math.min(below == null ? Double.POSITIVE_INFINITY : quality - below, above == null ? Double.POSITIVE_INFINITY : above - quality);
    }

    /** The amount at a quality; there has to be a known point. */
    double amount(final double quality) {
        final Map.Entry<Double, Double> below = points.floorEntry(quality);
        final Map.Entry<Double, Double> above = points.ceilingEntry(quality);
        if (below == null || above == null) {
            final Map.Entry<Double, Double> end = below == null ? above : below;
            final double slope = slope(end, below == null ? slopeBelow : slopeAbove,
                below == null ? points.higherEntry(end.getKey()) : points.lowerEntry(end.getKey()));
            return Math.exp(end.getValue() + slope * (scale(quality) - scale(end.getKey())));
        }
        final double width = scale(above.getKey()) - scale(below.getKey());
        final double part = width == 0 ? 0 : (scale(quality) - scale(below.getKey())) / width;
        return Math.exp(below.getValue() + part * (above.getValue() - below.getValue()));
    }

    private double slope(final Map.Entry<Double, Double> end, final double given, final Map.Entry<Double, Double> next) {
        if (!sizes || next == null) {
            return given;
        }
        final double found = (next.getValue() - end.getValue()) / (scale(next.getKey()) - scale(end.getKey()));
        return Math.max(LEAST_SLOPE, Math.min(Math.abs(given), Math.abs(found))) * Math.signum(given);
    }

    /** Where a quality lies on the scale. */
    double scale(final double quality) {
        return quality + quality * quality / (2 * TWICE_AS_WIDE) - textWidth * Math.exp((EncodeSettings.MIN_QUALITY - quality) / TEXT_WITHIN);
    }
}
