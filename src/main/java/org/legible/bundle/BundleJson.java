package org.legible.bundle;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import org.legible.format.LegibleException;

/** What every {@code model.json} has, whatever kind of bundle it describes. */
final class BundleJson {

    private static final int FORMAT = 1;

    private BundleJson() {
    }

    /**
     * Reads {@code model.json}.
     *
     * @throws LegibleException when it is missing, no JSON, of a newer format or of another kind
     */
    static JsonFields parse(final BundleFiles files, final BundleKind kind) throws IOException {
        final JsonFields json = new JsonFields(files.describe(ModelBundle.MODEL_JSON), "", root(files));
        final int format = json.integer("format", 1, Integer.MAX_VALUE);
        if (format > FORMAT) {
            throw new LegibleException(files.describe(ModelBundle.MODEL_JSON) + " is of format " + format
                + ", and this program reads format " + FORMAT + ": get a newer version of the program.");
        }
        kind.requireIn(json, files.place());
        return json;
    }

    private static JsonObject root(final BundleFiles files) throws IOException {
        final String place = files.describe(ModelBundle.MODEL_JSON);
        try {
            final JsonElement root = JsonParser.parseString(new String(files.read(ModelBundle.MODEL_JSON), StandardCharsets.UTF_8));
            if (root.isJsonObject()) {
                return root.getAsJsonObject();
            }
        } catch (final JsonParseException e) {
            throw new LegibleException(place + " is no JSON: get the bundle again.", e);
        }
        throw new LegibleException(place + " is no JSON object: get the bundle again.");
    }

    /** The bundle's name, checked. */
    static String name(final JsonFields json) throws LegibleException {
        final String name = json.text("name");
        if (!ModelBundle.isName(name)) {
            throw json.problem("name", "is not made of 1 to 64 letters, digits, dots, underscores and hyphens");
        }
        return name;
    }

    /** A field with the name of a file; files lie beside model.json and nowhere else. */
    static String fileName(final JsonFields json, final String field) throws LegibleException {
        final String name = json.text(field);
        if (!ModelBundle.isName(name) || name.startsWith(".")) {
            throw json.problem(field, "is not the name of a file beside " + ModelBundle.MODEL_JSON);
        }
        return name;
    }
}
