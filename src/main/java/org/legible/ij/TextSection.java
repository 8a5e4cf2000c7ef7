package org.legible.ij;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;

import ij.ImagePlus;
import ij.ImageStack;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** Title, slice labels, the info text and the image properties. */
final class TextSection implements MetadataSection {

    private static final String TITLE = "title";
    private static final String LABELS = "labels";
    private static final String INFO = "info";
    private static final String PROPERTIES = "properties";
    private static final String INFO_PROPERTY = "Info";

    @Override
    public String name() {
        return "texts";
    }

    @Override
    public void capture(final ImagePlus image, final JsonObject json) {
        JsonFields.addText(json, TITLE, image.getTitle());
        JsonFields.addText(json, INFO, image.getInfoProperty());
        captureLabels(image, json);
        captureProperties(image.getImageProperties(), json);
    }

    private static void captureLabels(final ImagePlus image, final JsonObject json) {
        // ImageJ makes up a label (title and info) when it is asked for the stack of an image that has none.
        if (!image.hasImageStack()) {
            return;
        }
        final ImageStack stack = image.getStack();
        final JsonArray labels = new JsonArray();
        boolean any = false;
        for (int slice = 1; slice <= stack.getSize(); slice++) {
            final String label = stack.getSliceLabel(slice);
            labels.add(label == null ? JsonNull.INSTANCE : new JsonPrimitive(label));
            any |= label != null;
        }
        if (any) {
            json.add(LABELS, labels);
        }
    }

    private static void captureProperties(final Properties properties, final JsonObject json) {
        if (properties == null || properties.isEmpty()) {
            return;
        }
        // Sorted, so that the same image gives the same file.
        final Map<String, String> sorted = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> sorted.put(key, properties.getProperty(key)));
        // Text is stored only where that is asked for, and then not here.
        sorted.remove(StoredText.PROPERTY);
        if (sorted.isEmpty()) {
            return;
        }
        final JsonObject fields = new JsonObject();
        sorted.forEach(fields::addProperty);
        json.add(PROPERTIES, fields);
    }

    @Override
    public void restore(final JsonObject json, final ImagePlus image) {
        if (JsonFields.has(json, TITLE)) {
            image.setTitle(JsonFields.text(json, TITLE, ""));
        }
        if (JsonFields.has(json, INFO)) {
            image.setProperty(INFO_PROPERTY, JsonFields.text(json, INFO, ""));
        }
        if (JsonFields.has(json, LABELS)) {
            restoreLabels(json.getAsJsonArray(LABELS), image.getStack());
        }
        if (JsonFields.has(json, PROPERTIES)) {
            for (final Map.Entry<String, JsonElement> property : json.getAsJsonObject(PROPERTIES).entrySet()) {
                image.setProp(property.getKey(), property.getValue().getAsString());
            }
        }
    }

    private static void restoreLabels(final JsonArray labels, final ImageStack stack) {
        final int count = Math.min(labels.size(), stack.getSize());
        for (int i = 0; i < count; i++) {
            if (!labels.get(i).isJsonNull()) {
                stack.setSliceLabel(labels.get(i).getAsString(), i + 1);
            }
        }
    }
}
