package org.legible.ij;

import ij.ImagePlus;
import ij.gui.GenericDialog;
import ij.io.OpenDialog;
import ij.plugin.frame.Recorder;

import java.io.File;
import java.util.Arrays;
import java.util.Optional;

import org.legible.engine.Device;

/** Asks a person at plain ImageJ 1.x for what a macro would give, and records it as a macro would give it. */
final class Dialogs {

    private Dialogs() {
    }

    static String[] deviceNames() {
        return Arrays.stream(Device.values()).map(Device::toString).toArray(String[]::new);
    }

    /**
     * Asks which file to decode.
     *
     * @return empty when the person cancelled
     */
    static Optional<DecodeRequest> decode() {
        // Asking for the path also records it, under the first word of the title.
        final String path = new OpenDialog("Legible: Decode...").getPath();
        if (path == null) {
            return Optional.empty();
        }
        Recorder.resetCommandOptions();
        Recorder.recordOption("input", path);
        return Optional.of(new DecodeRequest(new File(path), "", Device.AUTO.toString()));
    }

    /**
     * Asks which codecs to compare, and on what.
     *
     * @param image the current image, or {@code null}
     * @return empty when the person cancelled
     */
    static Optional<CompareRequest> compare(final ImagePlus image) {
        final CompareOptions initial = CompareOptions.DEFAULT;
        final GenericDialog dialog = new GenericDialog("Legible: Compare Codecs...");
        dialog.addStringField("Images", "", 30);
        dialog.addMessage("Files and folders with semicolons between them; empty for the current image.");
        dialog.addStringField("Codecs", initial.codecs(), 30);
        dialog.addStringField("Qualities", initial.qualities(), 30);
        dialog.addStringField("Anchor", initial.anchor(), 30);
        dialog.addDirectoryField("Output", "");
        dialog.addCheckbox("Text", initial.text());
        dialog.addChoice("Device", deviceNames(), initial.device());
        dialog.showDialog();
        if (dialog.wasCanceled()) {
            return Optional.empty();
        }
        final String images = dialog.getNextString();
        final String codecs = dialog.getNextString();
        final String qualities = dialog.getNextString();
        final String anchor = dialog.getNextString();
        final String output = dialog.getNextString();
        final CompareOptions options = new CompareOptions(codecs, qualities, anchor, dialog.getNextBoolean(), dialog.getNextChoice());
        record(images, output, options);
        return Optional.of(new CompareRequest(image, images, new File(output), options));
    }

    private static void record(final String images, final String output, final CompareOptions options) {
        Recorder.resetCommandOptions();
        Recorder.recordOption("images", images);
        Recorder.recordOption("output", output);
        Recorder.recordOption("codecs", options.codecs());
        Recorder.recordOption("qualities", options.qualities());
        Recorder.recordOption("anchor", options.anchor());
        Recorder.recordOption("text", Boolean.toString(options.text()));
        Recorder.recordOption("device", options.device());
    }

    /**
     * Asks how to look for text in an image.
     *
     * @return empty when the person cancelled
     */
    static Optional<TextRequest> text(final ImagePlus image) {
        final TextOptions initial = TextOptions.DEFAULT;
        final GenericDialog dialog = new GenericDialog("Legible: Text Regions...");
        dialog.addChoice("Engine", new String[] {TextOptions.LEGIBLE, TextOptions.TESSERACT, TextOptions.STORED}, initial.engine());
        dialog.addChoice("Level", new String[] {"words", "lines"}, initial.level());
        dialog.addSlider("Least_confidence", 0, 100, initial.minconfidence(), 1);
        dialog.addChoice("Planes", new String[] {"current", "all"}, initial.planes());
        dialog.addCheckbox("Show labels", initial.labels());
        dialog.addCheckbox("Add to ROI Manager", initial.roimanager());
        dialog.addStringField("Language (tesseract)", initial.language(), 10);
        dialog.addChoice("Device (legible)", deviceNames(), initial.device());
        dialog.showDialog();
        if (dialog.wasCanceled()) {
            return Optional.empty();
        }
        final TextOptions options = new TextOptions(dialog.getNextChoice(), dialog.getNextChoice(), dialog.getNextNumber(),
            dialog.getNextChoice(), dialog.getNextBoolean(), dialog.getNextBoolean(), null, initial.detector(), initial.recogniser(),
            initial.tessdata(), dialog.getNextString(), dialog.getNextChoice());
        record(options);
        return Optional.of(new TextRequest(image, null, options));
    }

    /**
     * Asks what of an image's coding to show.
     *
     * @param image the current image, or {@code null}
     * @return empty when the person cancelled
     */
    static Optional<CodingMapRequest> codingMap(final ImagePlus image) {
        final CodingMapOptions initial = CodingMapOptions.DEFAULT;
        final GenericDialog dialog = new GenericDialog("Legible: Show Coding Map...");
        dialog.addFileField("Input", "");
        dialog.addMessage("A .lgb file; empty for the current image, if it was decoded from one.");
        dialog.addChoice("Planes", new String[] {"current", "all"}, initial.planes());
        dialog.addCheckbox("Lifted text and lines", initial.lifted());
        dialog.addCheckbox("Tiles", initial.tiles());
        dialog.addCheckbox("Quality map", initial.quality());
        dialog.showDialog();
        if (dialog.wasCanceled()) {
            return Optional.empty();
        }
        final String input = dialog.getNextString().strip();
        final CodingMapOptions options = new CodingMapOptions(dialog.getNextChoice(), dialog.getNextBoolean(), dialog.getNextBoolean(),
            dialog.getNextBoolean(), initial.model(), initial.device());
        Recorder.resetCommandOptions();
        if (!input.isEmpty()) {
            Recorder.recordOption("input", input);
        }
        Recorder.recordOption("planes", options.planes());
        Recorder.recordOption("lifted", Boolean.toString(options.lifted()));
        Recorder.recordOption("tiles", Boolean.toString(options.tiles()));
        Recorder.recordOption("quality", Boolean.toString(options.quality()));
        return Optional.of(input.isEmpty() ? new CodingMapRequest(image, null, options)
            : new CodingMapRequest(null, new File(input), options));
    }

    private static void record(final TextOptions options) {
        Recorder.resetCommandOptions();
        Recorder.recordOption("engine", options.engine());
        Recorder.recordOption("level", options.level());
        Recorder.recordOption("minconfidence", Double.toString(options.minconfidence()));
        Recorder.recordOption("planes", options.planes());
        Recorder.recordOption("labels", Boolean.toString(options.labels()));
        Recorder.recordOption("roimanager", Boolean.toString(options.roimanager()));
        Recorder.recordOption("language", options.language());
        Recorder.recordOption("device", options.device());
    }
}
