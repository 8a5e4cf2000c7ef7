package org.legible.ij;

import ij.ImagePlus;
import ij.gui.GenericDialog;
import ij.io.OpenDialog;
import ij.plugin.frame.Recorder;

import java.io.File;
import java.util.Arrays;
import java.util.Optional;

import org.legible.engine.Device;
import org.legible.format.LgbFormat;

/** Asks a person at plain ImageJ 1.x for what a macro would give, and records it as a macro would give it. */
final class Dialogs {

    private Dialogs() {
    }

    /**
     * Asks how and where to encode an image.
     *
     * @return empty when the person cancelled
     */
    static Optional<EncodeRequest> encode(final ImagePlus image) {
        final EncodeOptions initial = EncodeOptions.DEFAULT;
        final GenericDialog dialog = new GenericDialog("Legible: Encode...");
        dialog.addFileField("Output", proposedFile(image));
        dialog.addSlider("Quality", 1, 100, initial.quality(), 1);
        dialog.addMessage("Instead of by quality, the smallest or best file for one of these; 0 = off:");
        dialog.addNumericField("At_most_bits_per_pixel", initial.wishes().targetbpp(), 3, 6, "");
        dialog.addNumericField("At_most_bytes", initial.wishes().targetbytes(), 0, 10, "");
        dialog.addNumericField("At_least_PSNR", initial.wishes().targetpsnr(), 2, 6, "dB");
        dialog.addNumericField("At_most_CER", initial.wishes().maxcer(), 4, 6, "share of characters");
        dialog.addChoice("Text", new String[] {TextHandling.OFF, TextHandling.BOOST, TextHandling.SHARP, TextHandling.EXACT}, initial.text().text());
        dialog.addNumericField("Boost_text_by", initial.text().textboost(), 0, 6, "quality steps");
        dialog.addCheckbox("Store the text (to search and show it without decoding)", initial.kept().keeptext());
        dialog.addChoice("Stored_text_read_by", new String[] {TextOptions.LEGIBLE, TextOptions.TESSERACT, TextOptions.STORED},
            initial.kept().textengine());
        dialog.addStringField("Model", initial.model(), 20);
        dialog.addChoice("Device", deviceNames(), initial.device());
        dialog.addNumericField("Boost_regions_by", initial.regions().selectionboost(), 0, 6, "quality steps, 0 = none");
        dialog.addChoice("Regions", new String[] {RegionBoost.SELECTION, RegionBoost.OVERLAY, RegionBoost.BOTH},
            initial.regions().boostregions());
        dialog.addNumericField("Least_value", initial.windowlow(), 2, 10, "16-bit and 32-bit only");
        dialog.addNumericField("Greatest_value", initial.windowhigh(), 2, 10, "both 0 = automatic");
        dialog.showDialog();
        if (dialog.wasCanceled()) {
            return Optional.empty();
        }
        final String output = dialog.getNextString();
        final double quality = dialog.getNextNumber();
        final RateWishes wishes = new RateWishes(dialog.getNextNumber(), (long) dialog.getNextNumber(), dialog.getNextNumber(),
            dialog.getNextNumber());
        final TextHandling text = new TextHandling(dialog.getNextChoice(), (int) dialog.getNextNumber());
        final KeptText kept = new KeptText(dialog.getNextBoolean(), dialog.getNextChoice());
        final String model = dialog.getNextString();
        final String device = dialog.getNextChoice();
        final RegionBoost regions = new RegionBoost((int) dialog.getNextNumber(), dialog.getNextChoice());
        final EncodeOptions options = new EncodeOptions(quality, wishes, text, kept, model, device, regions, dialog.getNextNumber(),
            dialog.getNextNumber());
        record(output, options);
        return Optional.of(new EncodeRequest(image, new File(output), options));
    }

    private static String proposedFile(final ImagePlus image) {
        final String folder = OpenDialog.getDefaultDirectory();
        final String stem = (folder == null ? "" : folder) + image.getShortTitle();
        String file = stem + LgbFormat.SUFFIX;
        // Pressing OK at once must not replace a file.
        for (int number = 1; new File(file).exists(); number++) {
            file = stem + "-" + number + LgbFormat.SUFFIX;
        }
        return file;
    }

    private static String[] deviceNames() {
        return Arrays.stream(Device.values()).map(Device::toString).toArray(String[]::new);
    }

    private static void record(final String output, final EncodeOptions options) {
        // ImageJ has recorded the fields under the first words of their labels; macros know them by other keys.
        Recorder.resetCommandOptions();
        Recorder.recordOption("output", output);
        Recorder.recordOption("quality", Double.toString(options.quality()));
        Recorder.recordOption("targetbpp", Double.toString(options.wishes().targetbpp()));
        Recorder.recordOption("targetbytes", Long.toString(options.wishes().targetbytes()));
        Recorder.recordOption("targetpsnr", Double.toString(options.wishes().targetpsnr()));
        Recorder.recordOption("maxcer", Double.toString(options.wishes().maxcer()));
        Recorder.recordOption("text", options.text().text());
        Recorder.recordOption("textboost", Integer.toString(options.text().textboost()));
        Recorder.recordOption("keeptext", Boolean.toString(options.kept().keeptext()));
        Recorder.recordOption("textengine", options.kept().textengine());
        Recorder.recordOption("model", options.model());
        Recorder.recordOption("device", options.device());
        Recorder.recordOption("selectionboost", Integer.toString(options.regions().selectionboost()));
        Recorder.recordOption("boostregions", options.regions().boostregions());
        Recorder.recordOption("windowlow", Double.toString(options.windowlow()));
        Recorder.recordOption("windowhigh", Double.toString(options.windowhigh()));
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
