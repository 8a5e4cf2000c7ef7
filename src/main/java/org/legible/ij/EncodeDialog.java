package org.legible.ij;

import ij.ImagePlus;
import ij.gui.GenericDialog;
import ij.io.OpenDialog;
import ij.plugin.frame.Recorder;

import java.io.File;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.legible.format.LgbFormat;

/** The dialog of an encoding at plain ImageJ 1.x, with its preview; what it comes to is recorded as a macro would give it. */
final class EncodeDialog {

    private EncodeDialog() {
    }

    /**
     * Asks how and where to encode an image.
     *
     * @return empty when the person cancelled
     */
    static Optional<EncodeRequest> ask(final ImagePlus image) {
        final EncodeOptions initial = EncodeOptions.DEFAULT;
        final GenericDialog dialog = new GenericDialog("Legible: Encode...");
        dialog.addFileField("Output", proposedFile(image));
        dialog.addSlider("Quality", 1, 100, initial.quality(), 1);
        dialog.addMessage("Instead of by quality, the smallest or best file for one of these; 0 = off:");
        dialog.addNumericField("At_most_bits_per_pixel", initial.wishes().targetbpp(), 3, 6, "");
        dialog.addNumericField("At_most_bytes", initial.wishes().targetbytes(), 0, 10, "");
        dialog.addNumericField("At_least_PSNR", initial.wishes().targetpsnr(), 2, 6, "dB");
        dialog.addNumericField("At_most_CER", initial.wishes().maxcer(), 4, 6, "share of characters");
        dialog.addChoice("Text", new String[] {TextHandling.OFF, TextHandling.BOOST, TextHandling.SHARP, TextHandling.EXACT},
            initial.text().text());
        dialog.addNumericField("Boost_text_by", initial.text().textboost(), 0, 6, "quality steps");
        dialog.addCheckbox("Store the text (to search and show it without decoding)", initial.kept().keeptext());
        dialog.addChoice("Stored_text_read_by", new String[] {TextOptions.LEGIBLE, TextOptions.TESSERACT, TextOptions.STORED},
            initial.kept().textengine());
        dialog.addStringField("Model", initial.model(), 20);
        dialog.addChoice("Device", Dialogs.deviceNames(), initial.device());
        dialog.addNumericField("Boost_regions_by", initial.regions().selectionboost(), 0, 6, "quality steps, 0 = none");
        dialog.addChoice("Regions", new String[] {RegionBoost.SELECTION, RegionBoost.OVERLAY, RegionBoost.BOTH},
            initial.regions().boostregions());
        dialog.addNumericField("Least_value", initial.windowlow(), 2, 10, "16-bit and 32-bit only");
        dialog.addNumericField("Greatest_value", initial.windowhigh(), 2, 10, "both 0 = automatic");
        final AtomicReference<EncodeRequest> latest = new AtomicReference<>(read(image, dialog));
        try (LivePreview live = new LivePreview()) {
            dialog.addButton("Preview", event -> live.open(image, latest.get().options()));
            dialog.addDialogListener((changed, event) -> {
                latest.set(read(image, dialog));
                live.update(image, latest.get().options());
                return true;
            });
            live.leaveSelectable(image);
            dialog.showDialog();
        }
        if (dialog.wasCanceled()) {
            return Optional.empty();
        }
        final EncodeRequest request = read(image, dialog);
        record(request);
        return Optional.of(request);
    }

    /** What the fields say now. */
    private static EncodeRequest read(final ImagePlus image, final GenericDialog dialog) {
        dialog.resetCounters();
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
        return new EncodeRequest(image, new File(output), options);
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

    private static void record(final EncodeRequest request) {
        final EncodeOptions options = request.options();
        // ImageJ has recorded the fields under the first words of their labels; macros know them by other keys.
        Recorder.resetCommandOptions();
        Recorder.recordOption("output", request.output().getPath());
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
}
