package org.legible.command;

import ij.ImagePlus;

import java.io.File;
import java.io.IOException;

import org.legible.format.LegibleException;
import org.legible.ij.EncodeJob;
import org.legible.ij.EncodeOptions;
import org.legible.ij.Failures;
import org.legible.ij.KeptText;
import org.legible.ij.LivePreview;
import org.legible.ij.RateWishes;
import org.legible.ij.RegionBoost;
import org.legible.ij.TextHandling;
import org.legible.ij.TextOptions;
import org.scijava.command.Command;
import org.scijava.command.Previewable;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.Button;
import org.scijava.widget.FileWidget;
import org.scijava.widget.NumberWidget;

/**
 * Encodes an image into a {@code .lgb} file.
 */
@Plugin(type = Command.class, menuPath = "Plugins>Legible>Legible: Encode...",
    description = "Compresses the image into a .lgb file, a learned codec's that keeps text readable.")
public class EncodeCommand extends LegibleCommand implements Previewable {

    @Parameter(label = "Image", required = false, persist = false)
    private ImagePlus image;

    @Parameter(label = "Output", required = false, persist = false, style = FileWidget.SAVE_STYLE + ",extensions:lgb",
        description = "The .lgb file to write; one that is there is replaced.")
    private File output;

    @Parameter(label = "Quality", required = false, persist = false, min = "1", max = "100", stepSize = "1",
        style = NumberWidget.SLIDER_STYLE + ",format:0.0", description = "1 gives the smallest file, 100 the best picture.")
    private Double quality = EncodeOptions.DEFAULT.quality();

    @Parameter(label = "At most bits per pixel (0: off)", required = false, persist = false, min = "0", stepSize = "0.1",
        style = "format:0.0##", description = "Chooses the best quality for a file of this size; 0 to use the quality above.")
    private Double targetbpp = RateWishes.NONE.targetbpp();

    @Parameter(label = "At most bytes (0: off)", required = false, persist = false, min = "0",
        description = "Chooses the best quality for a file of this size; 0 to use the quality above.")
    private Long targetbytes = RateWishes.NONE.targetbytes();

    @Parameter(label = "At least PSNR in dB (0: off)", required = false, persist = false, min = "0", stepSize = "0.5",
        style = "format:0.0##", description = "Chooses, of a few that are tried, the smallest file with this PSNR; 0 to use the quality above.")
    private Double targetpsnr = RateWishes.NONE.targetpsnr();

    @Parameter(label = "At most CER (0: off)", required = false, persist = false, min = "0", max = "0.99", stepSize = "0.005",
        style = "format:0.0###", description = "Chooses, of a few that are tried, the smallest file of whose characters Tesseract reads"
            + " at most this share otherwise than before, such as 0.02; 0 to use the quality above.")
    private Double maxcer = RateWishes.NONE.maxcer();

    @Parameter(label = "Text", required = false, persist = false,
        choices = {TextHandling.OFF, TextHandling.BOOST, TextHandling.SHARP, TextHandling.EXACT},
        description = "boost: text in the quality it needs, small and faint text in a higher one than the rest, large text in a lower one."
            + " sharp, exact: text on flat ground is stored as bitmaps, nearly or exactly as it is; other text beside it gets"
            + " the quality it needs.")
    private String text = TextHandling.DEFAULT.text();

    @Parameter(label = "Boost text by", required = false, persist = false, min = "1", max = "100",
        description = "Quality steps that ordinary text gets more than what is no text.")
    private Integer textboost = TextHandling.DEFAULT.textboost();

    @Parameter(label = "Store the text", required = false, persist = false,
        description = "The file then holds what the image says, to be searched and shown without decoding.")
    private Boolean keeptext = KeptText.DEFAULT.keeptext();

    @Parameter(label = "Stored text is read by", required = false, persist = false,
        choices = {TextOptions.LEGIBLE, TextOptions.TESSERACT, TextOptions.STORED},
        description = "Legible's own networks, or Tesseract; stored: as the image brought it along from a Legible file.")
    private String textengine = KeptText.DEFAULT.textengine();

    @Parameter(label = "Model", required = false, persist = false,
        description = "Name of a model bundle inside the program, or path of a bundle's folder or zip file.")
    private String model = EncodeOptions.DEFAULT.model();

    @Parameter(label = "Device", required = false, persist = false, choices = {"auto", "cpu", "gpu"},
        description = "Where the networks run. It does not change what a file decodes to.")
    private String device = EncodeOptions.DEFAULT.device();

    @Parameter(label = "Boost regions by (0: off)", required = false, persist = false, min = "0", max = "100",
        description = "Quality steps added inside the regions; 0 for none.")
    private Integer selectionboost = RegionBoost.NONE.selectionboost();

    @Parameter(label = "Regions", required = false, persist = false,
        choices = {RegionBoost.SELECTION, RegionBoost.OVERLAY, RegionBoost.BOTH},
        description = "Where: inside the selection, inside what is on the overlay, or both.")
    private String boostregions = RegionBoost.NONE.boostregions();

    @Parameter(label = "Least value (16/32-bit)", required = false, persist = false, style = "format:0.#####",
        description = "16-bit and 32-bit images: lower values are clipped. Both 0: a 16-bit image keeps the range it has.")
    private Double windowlow = EncodeOptions.DEFAULT.windowlow();

    @Parameter(label = "Greatest value (16/32-bit)", required = false, persist = false, style = "format:0.#####",
        description = "16-bit and 32-bit images: greater values are clipped.")
    private Double windowhigh = EncodeOptions.DEFAULT.windowhigh();

    /** Opens the window; the dialog has it, and no macro: a button has no value to record. */
    @Parameter(label = "Preview", required = false, persist = false, callback = "openPreview",
        description = "Shows a patch of the image before and after, with the expected size of the file.")
    private Button preview;

    private final LivePreview live = new LivePreview();

    /** For SciJava. */
    public EncodeCommand() {
        super("Encoding");
    }

    /** Called by the dialog, in its thread: before it opens, and for every change. */
    @Override
    public void preview() {
        if (hasScreen()) {
            live.leaveSelectable(image);
            Failures.sentenceOf("The preview", () -> live.update(image, options())).ifPresent(this::warn);
        }
    }

    /** The dialog's button. */
    void openPreview() {
        if (hasScreen()) {
            Failures.sentenceOf("The preview", () -> live.open(image, options())).ifPresent(this::warn);
        }
    }

    @Override
    public void cancel() {
        live.close();
    }

    /** The dialog was cancelled, or the encoding failed. */
    @Override
    public void cancel(final String reason) {
        live.close();
        super.cancel(reason);
    }

    @Override
    void execute() throws IOException {
        live.close();
        MacroImages.requireNamed("image", "encode");
        final EncodeOptions options = options();
        final String summary;
        try (TaskProgress progress = progress("Legible: encoding")) {
            summary = EncodeJob.run(image, output, options, progress);
        }
        announce(summary);
    }

    private EncodeOptions options() throws LegibleException {
        return new EncodeOptions(Numbers.given(quality, "quality"), wishes(),
            new TextHandling(text, Numbers.given(textboost, "textboost")), new KeptText(Boolean.TRUE.equals(keeptext), textengine), model,
            device, new RegionBoost(Numbers.given(selectionboost, "selectionboost"), boostregions),
            Numbers.given(windowlow, "windowlow"), Numbers.given(windowhigh, "windowhigh"));
    }

    private RateWishes wishes() throws LegibleException {
        return new RateWishes(Numbers.given(targetbpp, "targetbpp"), Numbers.given(targetbytes, "targetbytes"),
            Numbers.given(targetpsnr, "targetpsnr"), Numbers.given(maxcer, "maxcer"));
    }
}
