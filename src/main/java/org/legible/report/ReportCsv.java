package org.legible.report;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A report's tables as CSV (RFC 4180), in UTF-8, with a row of names and numbers that are not rounded. */
public final class ReportCsv {

    private static final String LINE_END = "\r\n";

    private ReportCsv() {
    }

    /** One row: the figures of the whole image. */
    public static String summary(final QualityReport report) {
        return table(List.of(ReportColumns.summary(report)));
    }

    /** A row for each line of text; empty where there is none. */
    public static String lines(final QualityReport report) {
        return table(report.text().lines().stream().map(ReportColumns::line).toList());
    }

    /** A row for each plane. */
    public static String planes(final QualityReport report) {
        return table(report.planes().stream().map(ReportColumns::plane).toList());
    }

    private static String table(final List<Map<String, Object>> rows) {
        if (rows.isEmpty()) {
            return "";
        }
        final StringBuilder table = new StringBuilder(String.join(",", rows.get(0).keySet())).append(LINE_END);
        for (final Map<String, Object> row : rows) {
            table.append(row.values().stream().map(ReportCsv::cell).collect(Collectors.joining(","))).append(LINE_END);
        }
        return table.toString();
    }

    private static String cell(final Object value) {
        if (value == null) {
            return "";
        }
        final String text = value.toString();
        return value instanceof Number || text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n') ? text
            : '"' + text.replace("\"", "\"\"") + '"';
    }
}
