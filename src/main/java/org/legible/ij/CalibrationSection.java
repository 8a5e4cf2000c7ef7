package org.legible.ij;

import com.google.gson.JsonObject;

import ij.ImagePlus;
import ij.measure.Calibration;

import java.util.Arrays;

/** Size of a pixel, origin, time and the meaning of the sample values. */
final class CalibrationSection implements MetadataSection {

    private static final String FUNCTION = "function";
    private static final String COEFFICIENTS = "coefficients";
    private static final String TABLE = "table";
    private static final String ZERO_CLIP = "zeroClip";
    private static final String VALUE_UNIT = "valueUnit";

    @Override
    public String name() {
        return "calibration";
    }

    @Override
    public void capture(final ImagePlus image, final JsonObject json) {
        // The local one: a global calibration belongs to this ImageJ, not to the image.
        final Calibration calibration = image.getLocalCalibration();
        captureSpace(calibration, json);
        json.add("frameInterval", JsonFields.number(calibration.frameInterval));
        json.add("fps", JsonFields.number(calibration.fps));
        json.addProperty("loop", calibration.loop);
        json.addProperty("timeUnit", calibration.getTimeUnit());
        JsonFields.addText(json, "info", calibration.info);
        json.addProperty(VALUE_UNIT, calibration.getValueUnit());
        captureFunction(calibration, json);
    }

    private static void captureSpace(final Calibration calibration, final JsonObject json) {
        json.add("pixelWidth", JsonFields.number(calibration.pixelWidth));
        json.add("pixelHeight", JsonFields.number(calibration.pixelHeight));
        json.add("pixelDepth", JsonFields.number(calibration.pixelDepth));
        json.add("xOrigin", JsonFields.number(calibration.xOrigin));
        json.add("yOrigin", JsonFields.number(calibration.yOrigin));
        json.add("zOrigin", JsonFields.number(calibration.zOrigin));
        json.addProperty("xUnit", calibration.getXUnit());
        json.addProperty("yUnit", calibration.getYUnit());
        json.addProperty("zUnit", calibration.getZUnit());
        json.addProperty("invertY", calibration.getInvertY());
    }

    private static void captureFunction(final Calibration calibration, final JsonObject json) {
        if (calibration.getFunction() == Calibration.NONE) {
            return;
        }
        json.addProperty(FUNCTION, calibration.getFunction());
        json.addProperty(ZERO_CLIP, calibration.zeroClip());
        if (calibration.getCoefficients() != null) {
            json.add(COEFFICIENTS, JsonFields.numbers(calibration.getCoefficients()));
        }
        if (calibration.getFunction() == Calibration.CUSTOM && calibration.getCTable() != null) {
            final float[] table = calibration.getCTable();
            final double[] values = new double[table.length];
            Arrays.setAll(values, i -> table[i]);
            json.add(TABLE, JsonFields.numbers(values));
        }
    }

    @Override
    public void restore(final JsonObject json, final ImagePlus image) {
        final Calibration calibration = new Calibration(image);
        restoreSpace(json, calibration);
        calibration.frameInterval = JsonFields.number(json, "frameInterval", calibration.frameInterval);
        calibration.fps = JsonFields.number(json, "fps", calibration.fps);
        calibration.loop = JsonFields.flag(json, "loop");
        calibration.setTimeUnit(JsonFields.text(json, "timeUnit", calibration.getTimeUnit()));
        calibration.info = JsonFields.text(json, "info", null);
        restoreFunction(json, calibration, image);
        calibration.setValueUnit(JsonFields.text(json, VALUE_UNIT, null));
        image.setCalibration(calibration);
    }

    private static void restoreSpace(final JsonObject json, final Calibration calibration) {
        calibration.pixelWidth = JsonFields.number(json, "pixelWidth", calibration.pixelWidth);
        calibration.pixelHeight = JsonFields.number(json, "pixelHeight", calibration.pixelHeight);
        calibration.pixelDepth = JsonFields.number(json, "pixelDepth", calibration.pixelDepth);
        calibration.xOrigin = JsonFields.number(json, "xOrigin", calibration.xOrigin);
        calibration.yOrigin = JsonFields.number(json, "yOrigin", calibration.yOrigin);
        calibration.zOrigin = JsonFields.number(json, "zOrigin", calibration.zOrigin);
        // The x unit is also the one of y and z where those are not set, so it comes first.
        calibration.setXUnit(JsonFields.text(json, "xUnit", calibration.getXUnit()));
        calibration.setYUnit(JsonFields.text(json, "yUnit", calibration.getXUnit()));
        calibration.setZUnit(JsonFields.text(json, "zUnit", calibration.getXUnit()));
        calibration.setInvertY(JsonFields.flag(json, "invertY"));
    }

    private static void restoreFunction(final JsonObject json, final Calibration calibration, final ImagePlus image) {
        final int function = JsonFields.integer(json, FUNCTION, Calibration.NONE);
        if (function == Calibration.NONE) {
            return;
        }
        if (function == Calibration.CUSTOM) {
            final double[] values = JsonFields.numbers(json.getAsJsonArray(TABLE));
            if (values.length != 1 << image.getBitDepth()) {
                throw new IllegalArgumentException("a calibration table of " + values.length + " values");
            }
            final float[] table = new float[values.length];
            for (int i = 0; i < table.length; i++) {
                table[i] = (float) values[i];
            }
            calibration.setCTable(table, null);
            return;
        }
        if (function < Calibration.STRAIGHT_LINE || function > Calibration.UNCALIBRATED_OD) {
            throw new IllegalArgumentException("calibration function " + function);
        }
        final double[] coefficients = JsonFields.has(json, COEFFICIENTS) ? JsonFields.numbers(json.getAsJsonArray(COEFFICIENTS)) : null;
        calibration.setFunction(function, coefficients, null, JsonFields.flag(json, ZERO_CLIP));
    }
}
