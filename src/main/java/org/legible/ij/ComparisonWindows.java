package org.legible.ij;

import ij.IJ;
import ij.measure.ResultsTable;

import java.util.List;

import org.legible.compare.ComparisonReport;
import org.legible.compare.Table;
import org.legible.quality.bd.Metric;

/** Shows what a comparison has found: a plot for each metric, a table of points, one of Bjontegaard figures, notes in the log. */
public final class ComparisonWindows {

    private static final int DECIMALS = 4;

    private ComparisonWindows() {
    }

    /** Shows everything; where there are no windows, only the notes are printed. */
    public static void show(final ComparisonReport report) {
        if (IJ.getInstance() != null) {
            for (final Metric metric : report.metrics()) {
                ComparisonPlots.plot(report, metric).show();
            }
            show(report.points(), "Legible: Codec Points");
            show(report.bd(), "Legible: BD Figures against " + report.anchor());
        }
        report.notes().forEach(note -> IJ.log("Legible: " + note));
    }

    private static void show(final Table table, final String title) {
        results(table).show(title);
    }

    /** A table as ImageJ's, with empty cells where there is no number. */
    static ResultsTable results(final Table table) {
        final ResultsTable results = new ResultsTable();
        results.setPrecision(DECIMALS);
        for (final List<Object> row : table.rows()) {
            results.addRow();
            for (int i = 0; i < row.size(); i++) {
                if (Table.isMissing(row.get(i))) {
                    results.addValue(table.columns().get(i), "");
                } else if (row.get(i) instanceof Number number) {
                    results.addValue(table.columns().get(i), number.doubleValue());
                } else {
                    results.addValue(table.columns().get(i), row.get(i).toString());
                }
            }
        }
        return results;
    }
}
