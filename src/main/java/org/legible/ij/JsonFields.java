package org.legible.ij;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import java.util.Base64;

/**
 * Reads and writes single fields of a JSON object. Reading throws a {@link RuntimeException} where a field has another type than
 * expected; the caller turns that into one warning for the section.
 */
final class JsonFields {

    private JsonFields() {
    }

    /** JSON has no infinities and no NaN: those become text. */
    static JsonPrimitive number(final double value) {
        return Double.isFinite(value) ? new JsonPrimitive(value) : new JsonPrimitive(Double.toString(value));
    }

    static JsonArray numbers(final double... values) {
        final JsonArray array = new JsonArray(values.length);
        for (final double value : values) {
            array.add(number(value));
        }
        return array;
    }

    static JsonElement bytes(final byte[] value) {
        return value == null ? JsonNull.INSTANCE : new JsonPrimitive(Base64.getEncoder().encodeToString(value));
    }

    /** Adds a text, or nothing where there is none. */
    static void addText(final JsonObject object, final String name, final String value) {
        if (value != null) {
            object.addProperty(name, value);
        }
    }

    static boolean has(final JsonObject object, final String name) {
        return object.has(name) && !object.get(name).isJsonNull();
    }

    static double number(final JsonObject object, final String name, final double otherwise) {
        return has(object, name) ? object.get(name).getAsDouble() : otherwise;
    }

    static int integer(final JsonObject object, final String name, final int otherwise) {
        return has(object, name) ? object.get(name).getAsInt() : otherwise;
    }

    static boolean flag(final JsonObject object, final String name) {
        return has(object, name) && object.get(name).getAsBoolean();
    }

    static String text(final JsonObject object, final String name, final String otherwise) {
        return has(object, name) ? object.get(name).getAsString() : otherwise;
    }

    static double[] numbers(final JsonArray array) {
        final double[] values = new double[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = array.get(i).getAsDouble();
        }
        return values;
    }

    static byte[] bytes(final JsonElement value) {
        return Base64.getDecoder().decode(value.getAsString());
    }
}
