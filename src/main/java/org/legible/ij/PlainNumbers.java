package org.legible.ij;

import ij.gui.Plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Plain numbers such as 0.2 at logarithmic axes, where ImageJ writes powers of ten. For plots that nobody will zoom into. */
final class PlainNumbers {

    private static final double[] STEPS = {1, 2, 5};
    /** Distances from the frame, in parts of it. */
    private static final double BELOW = 0.055;
    private static final double LEFT = 0.01;
    private static final double HALF_A_LINE = 0.02;

    private PlainNumbers() {
    }

    /**
     * Writes the numbers of a plot whose limits are set.
     *
     * @param plot with a logarithmic horizontal axis
     * @param both whether the vertical axis is logarithmic too
     */
    static void write(final Plot plot, final boolean both) {
        plot.setFormatFlags(Plot.getDefaultFlags() & ~(both ? Plot.X_NUMBERS | Plot.Y_NUMBERS : Plot.X_NUMBERS));
        final double[] limits = plot.getLimits();
        plot.setJustification(Plot.CENTER);
        for (final double number : between(limits[0], limits[1])) {
            plot.addLabel(part(number, limits[0], limits[1]), 1 + BELOW, text(number));
        }
        if (both) {
            plot.setJustification(Plot.RIGHT);
            for (final double number : between(limits[2], limits[3])) {
                plot.addLabel(-LEFT, 1 - part(number, limits[2], limits[3]) + HALF_A_LINE, text(number));
            }
        }
    }

    private static double part(final double number, final double low, final double high) {
        return Math.log(number / low) / Math.log(high / low);
    }

    private static String text(final double number) {
        return String.format(Locale.ROOT, "%.4g", number).replaceFirst("\\.?0+$", "");
    }

    private static List<Double> between(final double low, final double high) {
        final List<Double> numbers = new ArrayList<>();
        for (double decade = Math.pow(10, Math.floor(Math.log10(low))); decade <= high; decade *= 10) {
            for (final double step : STEPS) {
                if (step * decade >= low && step * decade <= high) {
                    numbers.add(step * decade);
                }
            }
        }
        return numbers;
    }
}
