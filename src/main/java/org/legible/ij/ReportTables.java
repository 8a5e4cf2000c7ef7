package org.legible.ij;

import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;

import java.awt.GraphicsEnvironment;
import java.util.Map;

import org.legible.report.LineRow;
import org.legible.report.QualityReport;
import org.legible.report.ReportColumns;

/**
 * A report in ImageJ's tables, with the names that JSON has for the columns. Each report adds a row to "Legible Quality" and one for
 * each line of text to "Legible Lines", so that a macro that goes through many images fills one pair of tables; closing them starts
 * anew. Figures that are missing are NaN.
 *
 * <p>Without a screen ImageJ has no table but its "Results"; the row goes there, where macros find it with {@code getResult}.</p>
 */
public final class ReportTables {

    /** Title of the table with a row for each report. */
    public static final String QUALITY = "Legible Quality";

    /** Title of the table with a row for each line of text. */
    public static final String LINES = "Legible Lines";

    private static final int DECIMALS = 4;

    private ReportTables() {
    }

    /** Adds a report to the tables and shows them. */
    public static void show(final QualityReport report) {
        if (GraphicsEnvironment.isHeadless()) {
            add(Analyzer.getResultsTable(), ReportColumns.summary(report));
            return;
        }
        final ResultsTable quality = table(QUALITY);
        add(quality, ReportColumns.summary(report));
        quality.show(QUALITY);
        if (!report.text().lines().isEmpty()) {
            final ResultsTable lines = table(LINES);
            for (final LineRow row : report.text().lines()) {
                add(lines, ReportColumns.line(row));
                lines.addValue("decoded", report.decoded());
            }
            lines.show(LINES);
        }
    }

    private static ResultsTable table(final String title) {
        final ResultsTable open = ResultsTable.getResultsTable(title);
        return open == null ? new ResultsTable() : open;
    }

    private static void add(final ResultsTable table, final Map<String, Object> columns) {
        table.incrementCounter();
        table.setPrecision(DECIMALS);
        columns.forEach((name, value) -> {
            if (value instanceof Number number) {
                table.addValue(name, number.doubleValue());
            } else if (value instanceof String text) {
                table.addValue(name, text);
            } else {
                table.addValue(name, Double.NaN);
            }
        });
    }
}
