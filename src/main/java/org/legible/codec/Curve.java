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

    private final NavigableMap<Double, Double> points = new TreeMap<>();
    private final double slopeBelow;
    private final double slopeAbove;
    private final boolean learning;

    /**
     * @param slopeBelow rise for a unit of the scale below all points
     * @param slopeAbove and above them
     * @param learning whether the slope between the two points at an end takes their place where it is less steep
     */
    Curve(final double slopeBelow, final double slopeAbove, final boolean learning) {
        this.learning = learning;
        this.slopeBelow = slopeBelow;
        this.slopeAbove = slopeAbove;
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
        if (!learning || next == null) {
            return given;
        }
        final double found = (next.getValue() - end.getValue()) / (scale(next.getKey()) - scale(end.getKey()));
        return Math.max(LEAST_SLOPE, Math.min(Math.abs(given), Math.abs(found))) * Math.signum(given);
    }

    private static double scale(final double quality) {
        return quality + quality * quality / (2 * TWICE_AS_WIDE);
    }
}
