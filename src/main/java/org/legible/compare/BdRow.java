package org.legible.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.legible.format.LegibleException;
import org.legible.quality.bd.BdFigure;
import org.legible.quality.bd.Bjontegaard;
import org.legible.quality.bd.Metric;
import org.legible.quality.bd.RateCurve;

/**
 * One codec against the anchor, by one metric in one reading.
 *
 * @param codec name of the tested codec
 * @param anchor name of the codec that is compared with
 * @param metric compared by
 * @param reading which of the two
 * @param figure the difference; {@code null} where it was refused
 * @param refusal why there is no figure; empty where there is one
 */
public record BdRow(String codec, String anchor, Metric metric, Reading reading, BdFigure figure, String refusal) {

    /** The two readings of a Bjontegaard difference. */
    public enum Reading {
        /** How many percent more rate for the same value. */
        RATE_AT_EQUAL_VALUE,
        /** How much greater a value at the same rate. */
        VALUE_AT_EQUAL_RATE
    }

    /** @return name of the figure, such as "BD-rate (PSNR)" or "BD-CER, error at equal rate" */
    public String name() {
        if (metric.isTextError()) {
            return "BD-" + metric.label() + (reading == Reading.RATE_AT_EQUAL_VALUE ? ", rate at equal error" : ", error at equal rate");
        }
        return reading == Reading.RATE_AT_EQUAL_VALUE ? "BD-rate (" + metric.label() + ")" : "BD-" + metric.label();
    }

    /** @return unit of {@link #shown()} */
    public String unit() {
        if (reading == Reading.RATE_AT_EQUAL_VALUE) {
            return "%";
        }
        return metric.isTextError() ? "percentage points" : metric.unit();
    }

    /** @return unit of the range over which the figure is an average */
    public String rangeUnit() {
        return reading == Reading.RATE_AT_EQUAL_VALUE ? (metric.unit() + " " + metric.label()).strip() : "bpp";
    }

    /** @return the difference in {@link #unit()}: an error rate in percentage points; NaN where it was refused */
    public double shown() {
        if (figure == null) {
            return Double.NaN;
        }
        return reading == Reading.VALUE_AT_EQUAL_RATE && metric.isTextError() ? 100 * figure.value() : figure.value();
    }

    /**
     * All figures of all codecs against an anchor.
     *
     * @param averages to compare
     * @param anchor name of one of the codecs
     * @return codec by codec, metric by metric, both readings; nothing for a metric that no codec has a value of
     */
    public static List<BdRow> table(final Averages averages, final String anchor) {
        final List<BdRow> rows = new ArrayList<>();
        for (final String codec : averages.codecs()) {
            for (final Metric metric : Metric.values()) {
                if (!codec.equals(anchor) && averages.points().stream().anyMatch(point -> point.has(metric))) {
                    for (final Reading reading : Reading.values()) {
                        rows.add(of(averages, codec, anchor, metric, reading));
                    }
                }
            }
        }
        return rows;
    }

    /**
     * One figure, over the whole range that both curves share.
     *
     * @param averages to compare
     * @param codec tested
     * @param anchor compared with
     */
    public static BdRow of(final Averages averages, final String codec, final String anchor, final Metric metric, final Reading reading) {
        return row(averages, codec, anchor, metric, reading, (reference, test) -> reading == Reading.RATE_AT_EQUAL_VALUE
            ? Bjontegaard.rateAtEqualValue(reference, test) : Bjontegaard.valueAtEqualRate(reference, test));
    }

    /**
     * Rate at equal value, over the part of the shared range that lies within bounds.
     *
     * @param averages to compare
     * @param codec tested
     * @param anchor compared with
     * @param low least value, in the metric's unit
     * @param high greatest value
     */
    public static BdRow within(final Averages averages, final String codec, final String anchor, final Metric metric, final double low,
        final double high) {
        return row(averages, codec, anchor, metric, Reading.RATE_AT_EQUAL_VALUE,
            (reference, test) -> Bjontegaard.rateAtEqualValue(reference, test, low, high));
    }

    private interface Difference {

        BdFigure of(RateCurve reference, RateCurve test) throws LegibleException;
    }

    private static BdRow row(final Averages averages, final String codec, final String anchor, final Metric metric, final Reading reading,
        final Difference difference) {
        final Optional<RateCurve> test = averages.curve(codec, metric);
        final Optional<RateCurve> reference = averages.curve(anchor, metric);
        if (test.isEmpty() || reference.isEmpty()) {
            return new BdRow(codec, anchor, metric, reading, null, (test.isEmpty() ? codec : anchor) + " has no values of " + metric.label()
                + ": see the list of what failed.");
        }
        try {
            return new BdRow(codec, anchor, metric, reading, difference.of(reference.get(), test.get()), "");
        } catch (final LegibleException e) {
            return new BdRow(codec, anchor, metric, reading, null, e.getMessage());
        }
    }
}
