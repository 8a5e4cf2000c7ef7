package org.legible.ij;

import ij.ImagePlus;
import ij.gui.Plot;
import ij.util.Tools;

import java.awt.Color;
import java.awt.Font;
import java.util.List;
import java.util.Optional;

import org.legible.compare.ComparisonReport;
import org.legible.quality.bd.Metric;
import org.legible.quality.bd.RateCurve;
import org.legible.quality.bd.RatePoint;

/**
 * Curves of codecs as ImageJ's plots, the rate and errors in logarithmic steps. Colours are those that M. Okabe and K. Ito chose for people
 * with any kind of colour vision ("Color universal design", 2008), without the yellow, which is faint on white; each codec also has a
 * marker of its own.
 */
public final class ComparisonPlots {

    private static final List<Color> COLOURS = List.of(new Color(0x0072B2), new Color(0xD55E00), new Color(0x009E73), new Color(0xCC79A7),
        new Color(0xE69F00), new Color(0x56B4E9), Color.BLACK, new Color(0x808080),
        new Color(0x7A3E00));
    private static final List<Integer> MARKERS = List.of(Plot.CIRCLE, Plot.BOX, Plot.TRIANGLE, Plot.DIAMOND, Plot.X, Plot.CROSS);
    private static final int WIDTH = 620;
    private static final int HEIGHT = 420;
    private static final int FONT_SIZE = 14;
    private static final float LINE = 2;
    private static final float SHARPNESS = 2;
    private static final double MARGIN = 0.05;
    private static final double WIDER = 1.2;
    private static final float PERCENT = 100;
    /** Errors below, and none at all, are drawn here: their logarithm has no end. */
    private static final double LEAST_ERROR = 0.001;

    private ComparisonPlots() {
    }

    /** A plot of one metric against the rate, with a curve for each codec that has values. */
    static Plot plot(final ComparisonReport report, final Metric metric) {
        final Plot plot = empty(report, metric, axis(metric));
        draw(plot, report, metric);
        return plot;
    }

    /** The plot as an image, twice as sharp as on the screen, with an opaque white ground and plain numbers. */
    public static ImagePlus picture(final ComparisonReport report, final Metric metric) {
        final Plot plot = empty(report, metric, "");
        PlainAxes.write(plot, axis(metric), metric.isTextError());
        draw(plot, report, metric);
        // One that has never been drawn has no size yet.
        plot.draw();
        return plot.makeHighResolution(metric.label(), SHARPNESS, true, false);
    }

    private static Plot empty(final ComparisonReport report, final Metric metric, final String axis) {
        final Plot plot = new Plot("Legible: " + metric.label(), "bits per pixel", axis);
        plot.setFrameSize(WIDTH, HEIGHT);
        plot.setFont(Font.PLAIN, FONT_SIZE);
        plot.setLogScaleX();
        if (metric.isTextError()) {
            plot.setLogScaleY();
        }
        plot.setBackgroundColor(Color.WHITE);
        limit(plot, report, metric);
        return plot;
    }

    private static void draw(final Plot plot, final ComparisonReport report, final Metric metric) {
        final List<String> codecs = report.averages().codecs();
        for (int i = 0; i < codecs.size(); i++) {
            final Optional<RateCurve> curve = report.averages().curve(codecs.get(i), metric);
            if (curve.isPresent()) {
                add(plot, curve.get(), COLOURS.get(i % COLOURS.size()), MARKERS.get(i % MARKERS.size()));
            }
        }
        plot.setColor(Color.BLACK);
        plot.setLineWidth(1);
        // Qualities rise to the right, and errors fall: the other upper corner is free.
        plot.addLegend(null, metric.higherIsBetter() ? "top-left" : "top-right");
    }

    private static String axis(final Metric metric) {
        return switch (metric) {
            case PSNR -> "PSNR over RGB (dB)";
            case MS_SSIM -> "MS-SSIM (dB, -10 log10(1 - x))";
            case CER -> "character error rate (%), none drawn as 0.1";
            case WER -> "word error rate (%), none drawn as 0.1";
        };
    }

    private static void add(final Plot plot, final RateCurve curve, final Color colour, final int marker) {
        final float[] rates = Tools.toFloat(curve.points().stream().mapToDouble(RatePoint::rate).toArray());
        final float[] values = Tools.toFloat(curve.points().stream().mapToDouble(point -> shown(curve.metric(), point)).toArray());
        plot.setColor(colour, colour);
        plot.setLineWidth(LINE);
        plot.addPoints(rates, values, null, Plot.LINE, null);
        plot.addPoints(rates, values, null, marker, curve.codec());
    }

    /** The value on the axis. */
    private static double shown(final Metric metric, final RatePoint point) {
        return metric.isTextError() ? PERCENT * Math.max(LEAST_ERROR, point.value()) : point.value();
    }

    /** Room around the points. */
    private static void limit(final Plot plot, final ComparisonReport report, final Metric metric) {
        double leastRate = Double.POSITIVE_INFINITY;
        double greatestRate = 0;
        double least = Double.POSITIVE_INFINITY;
        double greatest = Double.NEGATIVE_INFINITY;
        for (final String codec : report.averages().codecs()) {
            for (final RatePoint point : report.averages().curve(codec, metric).map(RateCurve::points).orElse(List.of())) {
                leastRate = Math.min(leastRate, point.rate());
                greatestRate = Math.max(greatestRate, point.rate());
                least = Math.min(least, shown(metric, point));
                greatest = Math.max(greatest, shown(metric, point));
            }
        }
        final double span = Math.max(greatest - least, 0.01);
        if (metric.isTextError()) {
            plot.setLimits(leastRate / WIDER, greatestRate * WIDER, least / WIDER, greatest * WIDER);
        } else {
            plot.setLimits(leastRate / WIDER, greatestRate * WIDER, least - MARGIN * span, greatest + MARGIN * span);
        }
    }
}
