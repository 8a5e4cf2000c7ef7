package org.legible.report;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A report as one JSON object; figures that are missing are {@code null}, and numbers are not rounded. */
public final class ReportJson {

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().serializeNulls().setPrettyPrinting().create();

    private ReportJson() {
    }

    /** The object as text, with a line end. */
    public static String text(final QualityReport report) {
        final JsonObject object = object(ReportColumns.summary(report));
        object.addProperty("text_missing", report.text().missing().orElse(null));
        object.add("lines", array(report.text().lines(), ReportColumns::line));
        object.add("plane_figures", array(report.planes(), ReportColumns::plane));
        object.add("file_details", GSON.toJsonTree(report.file().map(FileFacts::details).orElse(Map.of())));
        object.add("notes", GSON.toJsonTree(report.notes()));
        return GSON.toJson(object) + "\n";
    }

    private static <T> JsonArray array(final List<T> rows, final Function<T, Map<String, Object>> columns) {
        final JsonArray array = new JsonArray();
        rows.forEach(row -> array.add(object(columns.apply(row))));
        return array;
    }

    private static JsonObject object(final Map<String, Object> columns) {
        return GSON.toJsonTree(columns).getAsJsonObject();
    }
}
