package org.legible.bundle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.legible.format.LegibleException;

/** The fields of a JSON object, read with checks; every problem names the file and the field. */
final class JsonFields {

    private final String file;
    private final String path;
    private final JsonObject object;

    /**
     * @param file what to call the file in messages
     * @param path path of the object in the file, with a dot behind it; empty for the outermost
     */
    JsonFields(final String file, final String path, final JsonObject object) {
        this.file = file;
        this.path = path;
        this.object = object;
    }

    LegibleException problem(final String field, final String what) {
        return new LegibleException(file + ": \"" + path + field + "\" " + what + ". Get the bundle again.");
    }

    boolean has(final String field) {
        return object.has(field);
    }

    JsonFields child(final String field) throws LegibleException {
        return fields(field, required(field));
    }

    List<JsonFields> children(final String field) throws LegibleException {
        final List<JsonFields> children = new ArrayList<>();
        for (final JsonElement element : array(field, required(field))) {
            children.add(fields(field + "[" + children.size() + "]", element));
        }
        return children;
    }

    private JsonFields fields(final String field, final JsonElement element) throws LegibleException {
        if (!element.isJsonObject()) {
            throw problem(field, "is no object");
        }
        return new JsonFields(file, path + field + ".", element.getAsJsonObject());
    }

    String text(final String field) throws LegibleException {
        final JsonElement element = required(field);
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isString()) {
            throw problem(field, "is no text");
        }
        return element.getAsString();
    }

    int integer(final String field, final int min, final int max) throws LegibleException {
        return integer(field, required(field), min, max);
    }

    double number(final String field, final double min, final double max) throws LegibleException {
        final JsonElement element = required(field);
        final double value = number(field, element).doubleValue();
        if (!(value >= min && value <= max)) {
            throw problem(field, "is " + element + ", not a number from " + min + " to " + max);
        }
        return value;
    }

    int[] integers(final String field, final int min, final int max) throws LegibleException {
        return integers(field, required(field), min, max);
    }

    /** A field [][][] of integers. */
    int[][][] integerCube(final String field, final int min, final int max) throws LegibleException {
        final JsonArray outer = array(field, required(field));
        final int[][][] cube = new int[outer.size()][][];
        for (int i = 0; i < cube.length; i++) {
            final JsonArray inner = array(field + "[" + i + "]", outer.get(i));
            cube[i] = new int[inner.size()][];
            for (int j = 0; j < cube[i].length; j++) {
                cube[i][j] = integers(field + "[" + i + "][" + j + "]", inner.get(j), min, max);
            }
        }
        return cube;
    }

    /** A field [rows][columns] of numbers with magnitudes up to a limit. */
    double[][] matrix(final String field, final int rows, final int columns, final double limit) throws LegibleException {
        final JsonArray outer = sized(field, required(field), rows);
        final double[][] matrix = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            final String row = field + "[" + i + "]";
            final JsonArray inner = sized(row, outer.get(i), columns);
            for (int j = 0; j < columns; j++) {
                matrix[i][j] = number(row + "[" + j + "]", inner.get(j)).doubleValue();
                if (Math.abs(matrix[i][j]) > limit) {
                    throw problem(row + "[" + j + "]", "is " + matrix[i][j] + ", beyond " + limit);
                }
            }
        }
        return matrix;
    }

    private int[] integers(final String field, final JsonElement element, final int min, final int max) throws LegibleException {
        final JsonArray array = array(field, element);
        final int[] values = new int[array.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = integer(field + "[" + i + "]", array.get(i), min, max);
        }
        return values;
    }

    private int integer(final String field, final JsonElement element, final int min, final int max) throws LegibleException {
        final double value = number(field, element).doubleValue();
        if (value != Math.rint(value) || value < min || value > max) {
            throw problem(field, "is " + element + ", not a whole number from " + min + " to " + max);
        }
        return (int) value;
    }

    private BigDecimal number(final String field, final JsonElement element) throws LegibleException {
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isNumber()) {
            throw problem(field, "is no number");
        }
        try {
            return element.getAsBigDecimal();
        } catch (final NumberFormatException e) {
            throw problem(field, "is no number");
        }
    }

    private JsonArray sized(final String field, final JsonElement element, final int size) throws LegibleException {
        final JsonArray array = array(field, element);
        if (array.size() != size) {
            throw problem(field, "has " + array.size() + " entries instead of " + size);
        }
        return array;
    }

    private JsonArray array(final String field, final JsonElement element) throws LegibleException {
        if (!element.isJsonArray()) {
            throw problem(field, "is no list");
        }
        return element.getAsJsonArray();
    }

    private JsonElement required(final String field) throws LegibleException {
        final JsonElement element = object.get(field);
        if (element == null || element.isJsonNull()) {
            throw problem(field, "is missing");
        }
        return element;
    }
}
