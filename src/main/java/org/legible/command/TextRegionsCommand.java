package org.legible.command;

import ij.IJ;
import ij.ImagePlus;

import java.io.File;
import java.io.IOException;

import org.legible.ij.FoundText;
import org.legible.ij.TextJob;
import org.legible.ij.TextOptions;
import org.legible.ij.TextRequest;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;
import org.scijava.widget.NumberWidget;

/**
 * Finds and reads the text of an image: overlay, table, and where asked for ROI Manager and JSON.
 */
@Plugin(type = Command.class, menuPath = "Plugins>Legible>Legible: Text Regions...",
    description = "Shows where text is and what it says, as an overlay and a table.")
public class TextRegionsCommand extends LegibleCommand {

    @Parameter(label = "Image", required = false, persist = false)
    private ImagePlus image;

    @Parameter(label = "Or a file", required = false, persist = false, style = FileWidget.OPEN_STYLE,
        description = "An image file to open and look at instead of the image.")
    private File input;

    @Parameter(label = "Engine", required = false, persist = false, choices = {TextOptions.LEGIBLE, TextOptions.TESSERACT, TextOptions.STORED},
        description = "Who finds and reads the text: Legible's own networks, or Tesseract; stored: the lines that came with the file.")
    private String engine = TextOptions.DEFAULT.engine();

    @Parameter(label = "Level", required = false, persist = false, choices = {TextOptions.WORDS, TextOptions.LINES})
    private String level = TextOptions.DEFAULT.level();

    @Parameter(label = "Least confidence", required = false, persist = false, min = "0", max = "100", stepSize = "1",
        style = NumberWidget.SLIDER_STYLE + ",format:0", description = "Words of a lower confidence are left out.")
    private Double minconfidence = TextOptions.DEFAULT.minconfidence();

    @Parameter(label = "Planes", required = false, persist = false, choices = {TextOptions.CURRENT, TextOptions.ALL})
    private String planes = TextOptions.DEFAULT.planes();

    @Parameter(label = "Show labels", required = false, persist = false, description = "Shows what each region says, over the region.")
    private Boolean labels = TextOptions.DEFAULT.labels();

    @Parameter(label = "Add to ROI Manager", required = false, persist = false)
    private Boolean roimanager = TextOptions.DEFAULT.roimanager();

    @Parameter(label = "JSON file", required = false, persist = false, style = FileWidget.SAVE_STYLE + ",extensions:json",
        description = "A file to write the regions to; one that is there is replaced.")
    private File json;

    @Parameter(label = "Detector (legible)", required = false, persist = false,
        description = "Name of a text detector inside the program, or path of a bundle's folder or zip file.")
    private String detector = TextOptions.DEFAULT.detector();

    @Parameter(label = "Recogniser (legible)", required = false, persist = false,
        description = "Name of a word recogniser inside the program, or path of a bundle's folder or zip file.")
    private String recogniser = TextOptions.DEFAULT.recogniser();

    @Parameter(label = "Trained data (tesseract)", required = false, persist = false,
        description = "Folder with Tesseract's trained data; empty for the one inside the program.")
    private String tessdata = TextOptions.DEFAULT.tessdata();

    @Parameter(label = "Language (tesseract)", required = false, persist = false, description = "Such as eng, or deu+eng.")
    private String language = TextOptions.DEFAULT.language();

    @Parameter(label = "Device (legible)", required = false, persist = false, choices = {"auto", "cpu", "gpu"},
        description = "Where the networks run.")
    private String device = TextOptions.DEFAULT.device();

    /** The image of the file, for scripts and for SciJava to show; {@code null} where an image was given or a macro has it already. */
    @Parameter(label = "Output", type = ItemIO.OUTPUT)
    private ImagePlus output;

    /** For SciJava. */
    public TextRegionsCommand() {
        super("Reading");
    }

    @Override
    void execute() throws IOException {
        final boolean fromFile = input != null && !input.getName().isBlank();
        if (!fromFile) {
            MacroImages.requireNamed("image", "read");
        }
        final TextOptions options = new TextOptions(engine, level, Numbers.given(minconfidence, "minconfidence"), planes,
            Boolean.TRUE.equals(labels), Boolean.TRUE.equals(roimanager), json == null || json.getName().isBlank() ? null : json,
            detector, recogniser, tessdata, language, device);
        final FoundText found;
        try (TaskProgress progress = progress("Legible: reading text")) {
            found = TextJob.run(new TextRequest(fromFile ? null : image, fromFile ? input : null, options), progress);
        }
        if (fromFile && IJ.isMacro()) {
            showInMacro(found.image());
        } else if (fromFile) {
            output = found.image();
        }
        announce(found.summary());
    }
}
