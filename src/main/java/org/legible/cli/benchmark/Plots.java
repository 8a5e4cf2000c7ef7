package org.legible.cli.benchmark;

import java.nio.file.Path;
import java.util.Locale;
import org.legible.format.LegibleException;
import org.legible.ij.ComparisonPlots;
import org.legible.ij.ImageFiles;
import org.legible.quality.bd.Metric;

/**
 * The plots of the page, as PNG files.
 *
 * @param folder where they are
 * @param prefix of links to that folder
 */
record Plots(Path folder, String prefix) {

    private static String name(final SetResult set, final Metric metric) {
        return set.name() + "-" + metric.label().toLowerCase(Locale.ROOT) + ".png";
    }

    /** What the page writes to show a plot. */
    String link(final SetResult set, final Metric metric) {
        return prefix + name(set, metric);
    }

    /** Draws all metrics of a set. */
    void draw(final SetResult set) throws LegibleException {
        for (final Metric metric : set.report().metrics()) {
            ImageFiles.write(ComparisonPlots.picture(set.plotted(), metric), folder.resolve(name(set, metric)));
        }
    }
}
