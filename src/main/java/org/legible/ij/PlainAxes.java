package org.legible.ij;

import ij.gui.Plot;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Axes of a plot for a page: plain numbers such as 0.2 at logarithmic axes, where ImageJ writes powers of ten, a grid at these numbers,
 * and the name of the vertical axis above it. They stay where they are: for plots that nobody will zoom into.
 */
final class PlainAxes {

    private static final double[] STEPS = {1, 2, 5};
    private static final Color GRID = new Color(0xDDDDDD);
    /** Distances from the frame, in parts of it. */
    private static final double BELOW = 0.055;
    private static final double LEFT = 0.01;
    private static final double ABOVE = 0.003;
    private static final double HALF_A_LINE = 0.02;

    private PlainAxes() {
    }

    /**
     * Draws the axes of a plot whose limits are set.
     *
     * @param plot with a logarithmic horizontal axis, a frame and no curves yet
     * @param name of the vertical axis
     * @param both whether the vertical axis is logarithmic too
     */
    static void write(final Plot plot, final String name, final boolean both) {
        final int horizontal = Plot.X_NUMBERS | Plot.X_LOG_TICKS | Plot.X_GRID;
        final int vertical = Plot.Y_NUMBERS | Plot.Y_LOG_TICKS | Plot.Y_GRID;
        plot.setFormatFlags(Plot.getDefaultFlags() & ~(both ? horizontal | vertical : horizontal));
        final double[] limits = plot.getLimits();
        for (final double number : between(limits[0], limits[1])) {
            final double at = part(number, limits[0], limits[1]);
            plot.setColor(GRID);
            plot.drawNormalizedLine(at, 0, at, 1);
            label(plot, Plot.CENTER, at, 1 + BELOW, text(number));
        }
        if (both) {
            for (final double number : between(limits[2], limits[3])) {
                final double at = 1 - part(number, limits[2], limits[3]);
                plot.setColor(GRID);
                plot.drawNormalizedLine(0, at, 1, at);
                label(plot, Plot.RIGHT, -LEFT, at + HALF_A_LINE, text(number));
            }
        }
        label(plot, Plot.LEFT, 0, -ABOVE, name);
    }

    private static void label(final Plot plot, final int justification, final double x, final double y, final String text) {
        plot.setColor(Color.BLACK);
        plot.setJustification(justification);
        plot.addLabel(x, y, text);
    }

    private static double part(final double number, final double low, final double high) {
        return Math.log(number / low) / Math.log(high / low);
    }

    private static String text(final double number) {
        final String text = String.format(Locale.ROOT, "%.4f", number);
        return text.replaceFirst("\\.?0+$", "");
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
