package org.legible.ij;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import ij.ImagePlus;
import ij.gui.Overlay;
import ij.gui.Roi;

import java.awt.Color;
import java.awt.Font;

/** The selection, and the overlay with its settings. */
final class RegionSection implements MetadataSection {

    private static final String SELECTION = "selection";
    private static final String OVERLAY = "overlay";
    private static final String ROIS = "rois";
    private static final String HIDDEN = "hidden";
    private static final String DRAW_LABELS = "drawLabels";
    private static final String DRAW_NAMES = "drawNames";
    private static final String DRAW_BACKGROUNDS = "drawBackgrounds";
    private static final String LABEL_COLOUR = "labelColour";
    private static final String LABEL_FONT = "labelFont";
    private static final String SCALABLE_LABELS = "scalableLabels";
    private static final String CALIBRATION_BAR = "calibrationBar";
    private static final String LOCKED = "locked";
    private static final String FIXED = "fixed";

    @Override
    public String name() {
        return "regions";
    }

    @Override
    public void capture(final ImagePlus image, final JsonObject json) {
        final Roi selection = image.getRoi();
        if (selection != null) {
            json.add(SELECTION, JsonFields.bytes(RoiBytes.encode(selection)));
        }
        final Overlay overlay = image.getOverlay();
        if (overlay != null && overlay.size() > 0) {
            final JsonObject fields = captureOverlay(overlay);
            fields.addProperty(HIDDEN, image.getHideOverlay());
            json.add(OVERLAY, fields);
        }
    }

    private static JsonObject captureOverlay(final Overlay overlay) {
        final JsonObject fields = new JsonObject();
        final JsonArray rois = new JsonArray(overlay.size());
        for (final Roi roi : overlay) {
            rois.add(JsonFields.bytes(RoiBytes.encode(roi)));
        }
        fields.add(ROIS, rois);
        fields.addProperty(DRAW_LABELS, overlay.getDrawLabels());
        fields.addProperty(DRAW_NAMES, overlay.getDrawNames());
        fields.addProperty(DRAW_BACKGROUNDS, overlay.getDrawBackgrounds());
        fields.addProperty(CALIBRATION_BAR, overlay.isCalibrationBar());
        fields.addProperty(LOCKED, !overlay.isSelectable());
        fields.addProperty(FIXED, !overlay.isDraggable());
        if (overlay.getLabelColor() != null) {
            fields.addProperty(LABEL_COLOUR, overlay.getLabelColor().getRGB());
        }
        if (overlay.getLabelFont() != null) {
            fields.add(LABEL_FONT, font(overlay.getLabelFont()));
            fields.addProperty(SCALABLE_LABELS, overlay.scalableLabels());
        }
        return fields;
    }

    private static JsonObject font(final Font font) {
        final JsonObject fields = new JsonObject();
        fields.addProperty("name", font.getName());
        fields.addProperty("style", font.getStyle());
        fields.addProperty("size", font.getSize());
        return fields;
    }

    @Override
    public void restore(final JsonObject json, final ImagePlus image) {
        if (JsonFields.has(json, OVERLAY)) {
            final JsonObject fields = json.getAsJsonObject(OVERLAY);
            image.setOverlay(overlay(fields));
            image.setHideOverlay(JsonFields.flag(fields, HIDDEN));
        }
        if (JsonFields.has(json, SELECTION)) {
            image.setRoi(RoiBytes.decode(JsonFields.bytes(json.get(SELECTION))));
        }
    }

    private static Overlay overlay(final JsonObject fields) {
        final Overlay overlay = new Overlay();
        for (final JsonElement roi : fields.getAsJsonArray(ROIS)) {
            overlay.add(RoiBytes.decode(JsonFields.bytes(roi)));
        }
        overlay.drawLabels(JsonFields.flag(fields, DRAW_LABELS));
        overlay.drawNames(JsonFields.flag(fields, DRAW_NAMES));
        overlay.drawBackgrounds(JsonFields.flag(fields, DRAW_BACKGROUNDS));
        overlay.setIsCalibrationBar(JsonFields.flag(fields, CALIBRATION_BAR));
        overlay.selectable(!JsonFields.flag(fields, LOCKED));
        overlay.setDraggable(!JsonFields.flag(fields, FIXED));
        if (JsonFields.has(fields, LABEL_COLOUR)) {
            overlay.setLabelColor(new Color(fields.get(LABEL_COLOUR).getAsInt(), true));
        }
        if (JsonFields.has(fields, LABEL_FONT)) {
            final JsonObject font = fields.getAsJsonObject(LABEL_FONT);
            overlay.setLabelFont(new Font(JsonFields.text(font, "name", Font.SANS_SERIF), JsonFields.integer(font, "style", Font.PLAIN),
                JsonFields.integer(font, "size", 12)), JsonFields.flag(fields, SCALABLE_LABELS));
        }
        return overlay;
    }
}
