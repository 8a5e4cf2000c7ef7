package org.legible.ij;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.process.LUT;

import java.awt.image.IndexColorModel;
import java.util.Arrays;

/** How samples become colours: display ranges and LUTs of the channels, composite mode, and which plane is shown. */
final class DisplaySection implements MetadataSection {

    private static final String CHANNELS = "channels";
    private static final String MIN = "min";
    private static final String MAX = "max";
    private static final String LUT = "lut";
    private static final String MODE = "mode";
    private static final String ACTIVE = "active";
    private static final String POSITION = "position";
    private static final String HYPERSTACK = "hyperstack";
    private static final int COLOURS = 256;

    @Override
    public String name() {
        return "display";
    }

    @Override
    public void capture(final ImagePlus image, final JsonObject json) {
        if (image.getStackSize() > 1) {
            json.add(POSITION, JsonFields.numbers(position(image)));
            json.addProperty(HYPERSTACK, image.getOpenAsHyperStack() || image.isHyperStack());
        }
        // The display of an RGB image is in its pixels.
        if (image.getBitDepth() == 24) {
            return;
        }
        final JsonArray channels = new JsonArray();
        if (image instanceof CompositeImage composite) {
            for (final LUT lut : composite.getLuts()) {
                channels.add(channel(lut, lut.min, lut.max));
            }
            json.addProperty(MODE, composite.getMode());
            json.addProperty(ACTIVE, activeChannels(composite));
        } else {
            channels.add(channel(image.getProcessor().getLut(), image.getDisplayRangeMin(), image.getDisplayRangeMax()));
        }
        json.add(CHANNELS, channels);
    }

    /** Channel, slice and frame, from 1. ImageJ keeps them up to date for hyperstacks only. */
    private static double[] position(final ImagePlus image) {
        if (image.isHyperStack()) {
            return new double[] {image.getChannel(), image.getSlice(), image.getFrame()};
        }
        final int[] position = image.convertIndexToPosition(image.getCurrentSlice());
        return new double[] {position[0], position[1], position[2]};
    }

    private static JsonObject channel(final LUT lut, final double min, final double max) {
        final JsonObject channel = new JsonObject();
        channel.add(MIN, JsonFields.number(min));
        channel.add(MAX, JsonFields.number(max));
        if (!isGreyRamp(lut)) {
            channel.add(LUT, JsonFields.bytes(coloursOf(lut)));
        }
        return channel;
    }

    private static boolean isGreyRamp(final IndexColorModel lut) {
        return Arrays.equals(coloursOf(lut), greyRamp());
    }

    private static byte[] greyRamp() {
        final byte[] ramp = new byte[3 * COLOURS];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = (byte) (i % COLOURS);
        }
        return ramp;
    }

    /** 256 reds, then greens, then blues; a shorter LUT is filled up with black. */
    private static byte[] coloursOf(final IndexColorModel lut) {
        final byte[] colours = new byte[3 * COLOURS];
        for (int i = 0; i < lut.getMapSize() && i < COLOURS; i++) {
            colours[i] = (byte) lut.getRed(i);
            colours[COLOURS + i] = (byte) lut.getGreen(i);
            colours[2 * COLOURS + i] = (byte) lut.getBlue(i);
        }
        return colours;
    }

    private static String activeChannels(final CompositeImage image) {
        final StringBuilder text = new StringBuilder();
        for (final boolean active : image.getActiveChannels()) {
            text.append(active ? '1' : '0');
        }
        return text.toString();
    }

    @Override
    public void restore(final JsonObject json, final ImagePlus image) {
        if (JsonFields.has(json, HYPERSTACK)) {
            image.setOpenAsHyperStack(JsonFields.flag(json, HYPERSTACK));
        }
        if (JsonFields.has(json, CHANNELS) && image.getBitDepth() != 24) {
            restoreChannels(json, image);
        }
        if (JsonFields.has(json, POSITION)) {
            final double[] position = JsonFields.numbers(json.getAsJsonArray(POSITION));
            image.setPosition((int) position[0], (int) position[1], (int) position[2]);
        }
    }

    private static void restoreChannels(final JsonObject json, final ImagePlus image) {
        final JsonArray channels = json.getAsJsonArray(CHANNELS);
        if (image instanceof CompositeImage composite) {
            composite.setLuts(luts(channels, image.getNChannels()));
            restoreMode(json, composite);
        } else {
            final LUT lut = lut(channels.get(0).getAsJsonObject());
            if (JsonFields.has(channels.get(0).getAsJsonObject(), LUT)) {
                image.setLut(lut);
            }
            image.setDisplayRange(lut.min, lut.max);
        }
    }

    /** One LUT a channel. An image with channels that was not shown as a composite has a single one for all. */
    private static LUT[] luts(final JsonArray channels, final int count) {
        if (channels.size() != count && channels.size() != 1) {
            throw new IllegalArgumentException(channels.size() + " LUTs for " + count + " channels");
        }
        final LUT[] luts = new LUT[count];
        Arrays.setAll(luts, i -> lut(channels.get(Math.min(i, channels.size() - 1)).getAsJsonObject()));
        return luts;
    }

    private static LUT lut(final JsonObject channel) {
        final byte[] colours = JsonFields.has(channel, LUT) ? JsonFields.bytes(channel.get(LUT)) : greyRamp();
        if (colours.length != 3 * COLOURS) {
            throw new IllegalArgumentException("a LUT of " + colours.length + " bytes");
        }
        final LUT lut = new LUT(Arrays.copyOfRange(colours, 0, COLOURS), Arrays.copyOfRange(colours, COLOURS, 2 * COLOURS),
            Arrays.copyOfRange(colours, 2 * COLOURS, 3 * COLOURS));
        lut.min = channel.get(MIN).getAsDouble();
        lut.max = channel.get(MAX).getAsDouble();
        return lut;
    }

    private static void restoreMode(final JsonObject json, final CompositeImage image) {
        final int mode = JsonFields.integer(json, MODE, CompositeImage.GRAYSCALE);
        if (mode < CompositeImage.COMPOSITE || mode > CompositeImage.GRAYSCALE) {
            throw new IllegalArgumentException("composite mode " + mode);
        }
        image.setMode(mode);
        final String active = JsonFields.text(json, ACTIVE, "");
        final boolean[] channels = image.getActiveChannels();
        for (int i = 0; i < Math.min(active.length(), channels.length); i++) {
            channels[i] = active.charAt(i) == '1';
        }
        image.updateImage();
    }
}
