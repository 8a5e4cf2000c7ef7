package org.legible.command;

import ij.IJ;
import ij.ImagePlus;

import java.io.File;
import java.io.IOException;

import org.legible.ij.DecodeJob;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

/**
 * Decodes a {@code .lgb} file. The image becomes the current one, in a macro also where there is no window.
 */
@Plugin(type = Command.class, menuPath = "Plugins>Legible>Legible: Decode...",
    description = "Opens a .lgb file, with all that ImageJ knew about the image.")
public class DecodeCommand extends LegibleCommand {

    @Parameter(label = "File", required = false, persist = false, style = FileWidget.OPEN_STYLE + ",extensions:lgb")
    private File input;

    @Parameter(label = "Model", required = false, persist = false,
        description = "Name or path of a model bundle; empty for the one that the file names.")
    private String model = "";

    @Parameter(label = "Device", required = false, persist = false, choices = {"auto", "cpu", "gpu"},
        description = "Where the networks run. It does not change what a file decodes to.")
    private String device = "auto";

    /** For scripts, and for SciJava to show; {@code null} in a macro, where it has been shown. */
    @Parameter(label = "Image", type = ItemIO.OUTPUT)
    private ImagePlus image;

    /** For SciJava. */
    public DecodeCommand() {
        super("Decoding");
    }

    @Override
    void execute() throws IOException {
        final DecodeJob decoded;
        try (TaskProgress progress = progress("Legible: decoding")) {
            decoded = DecodeJob.run(input, model, device, progress);
        }
        decoded.warnings().forEach(this::warn);
        if (IJ.isMacro()) {
            showInMacro(decoded.image());
        } else {
            image = decoded.image();
        }
    }
}
