package org.legible.cli.benchmark;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.legible.compare.BdRow;
import org.legible.compare.Table;

/** What was measured, for programs: averages, and the headline figures. A row of numbers on each line, under the names of its columns. */
final class BenchmarkFile {

    private static final Gson GSON = new GsonBuilder().disableHtmlEscaping().serializeNulls().create();
    /** Of numbers; more would be noise. */
    private static final MathContext DIGITS = new MathContext(6);
    private static final List<String> COLUMNS = List.of("codec", "setting", "images", "bpp", "psnr", "ms_ssim", "cer", "wer");

    private BenchmarkFile() {
    }

    /** The text of the file. */
    static String text(final Map<String, String> facts, final List<SetResult> sets) {
        final StringBuilder json = new StringBuilder("{\n");
        facts.forEach((name, value) -> json.append(GSON.toJson(name)).append(": ").append(GSON.toJson(value)).append(",\n"));
        json.append("\"sets\": [\n");
        for (int i = 0; i < sets.size(); i++) {
            json.append(i == 0 ? "" : ",\n").append(set(sets.get(i)));
        }
        return json.append("\n]\n}\n").toString();
    }

    private static String set(final SetResult set) {
        final Table points = set.report().points();
        final List<Integer> columns = COLUMNS.stream().map(points.columns()::indexOf).toList();
        final JsonArray names = new JsonArray();
        COLUMNS.forEach(names::add);
        final List<String> rows = points.rows().stream().map(row -> row(columns.stream().map(row::get).toList())).toList();
        return "{\"name\": " + GSON.toJson(set.name()) + ",\n\"columns\": " + names + ",\n\"points\": [\n" + String.join(",\n", rows)
            + "\n],\n\"differences\": [\n" + String.join(",\n", differences(set)) + "\n]}";
    }

    private static List<String> differences(final SetResult set) {
        final List<String> codecs = set.averages().codecs();
        final List<String> ours = codecs.stream().filter(codec -> !LineUp.peers().contains(codec)).toList();
        return ours.stream().flatMap(codec -> LineUp.peers().stream().filter(codecs::contains).flatMap(peer ->
            IntStream.range(0, set.report().metrics().size() * BdRow.Reading.values().length).mapToObj(i -> set.difference(codec, peer,
                set.report().metrics().get(i / BdRow.Reading.values().length), BdRow.Reading.values()[i % BdRow.Reading.values().length]))))
            .map(BenchmarkFile::difference).toList();
    }

    private static String difference(final BdRow row) {
        final JsonObject object = new JsonObject();
        object.addProperty("codec", row.codec());
        object.addProperty("against", row.anchor());
        object.addProperty("figure", row.name());
        object.addProperty("unit", row.unit());
        object.add("value", element(row.shown()));
        object.add("low", element(row.figure() == null ? Double.NaN : row.figure().low()));
        object.add("high", element(row.figure() == null ? Double.NaN : row.figure().high()));
        return GSON.toJson(object);
    }

    private static String row(final List<Object> cells) {
        final JsonArray row = new JsonArray();
        cells.forEach(cell -> row.add(element(cell)));
        return GSON.toJson(row);
    }

    private static JsonElement element(final Object cell) {
        if (Table.isMissing(cell)) {
            return JsonNull.INSTANCE;
        }
        return cell instanceof Double number ? new JsonPrimitive(BigDecimal.valueOf(number).round(DIGITS).stripTrailingZeros())
            : cell instanceof Number number ? new JsonPrimitive(number) : new JsonPrimitive(cell.toString());
    }
}
