package org.legible.compare;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Named columns of numbers and texts, as CSV (RFC 4180) and as JSON. A number that is NaN is an empty cell, and null in JSON. */
public final class Table {

    private final List<String> columns;
    private final List<List<Object>> rows = new ArrayList<>();

    /** @param columns names, in lower case with underscores */
    Table(final String... columns) {
        this.columns = List.of(columns);
    }

    /** Adds a row: one {@link Number} or text for each column. */
    void add(final Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(cells.length + " cells for " + columns.size() + " columns.");
        }
        rows.add(List.of(cells));
    }

    /** @return names of the columns */
    public List<String> columns() {
        return columns;
    }

    /** @return the rows, each with a {@link Number} or a {@code String} for each column */
    public List<List<Object>> rows() {
        return List.copyOf(rows);
    }

    /** The table as CSV, with a line of names first. */
    String csv() {
        final StringBuilder csv = new StringBuilder(String.join(",", columns)).append("\r\n");
        for (final List<Object> row : rows) {
            csv.append(row.stream().map(Table::cell).collect(Collectors.joining(","))).append("\r\n");
        }
        return csv.toString();
    }

    private static String cell(final Object value) {
        if (isMissing(value)) {
            return "";
        }
        final String text = value.toString();
        return text.matches("(?s).*[\",\r\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    /** The table as a list of objects. */
    JsonArray json() {
        final JsonArray array = new JsonArray();
        for (final List<Object> row : rows) {
            final JsonObject object = new JsonObject();
            for (int i = 0; i < columns.size(); i++) {
                final Object value = row.get(i);
                if (value instanceof Number number && !isMissing(value)) {
                    object.addProperty(columns.get(i), number);
                } else {
                    object.addProperty(columns.get(i), isMissing(value) ? null : value.toString());
                }
            }
            array.add(object);
        }
        return array;
    }

    /** @return whether a cell has nothing to show */
    public static boolean isMissing(final Object value) {
        return value instanceof Double number && !Double.isFinite(number);
    }
}
