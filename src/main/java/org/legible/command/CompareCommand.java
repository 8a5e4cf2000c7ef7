package org.legible.command;

import ij.ImagePlus;

import java.io.File;
import java.io.IOException;

import org.legible.compare.ComparisonReport;
import org.legible.ij.CompareOptions;
import org.legible.ij.CompareRequest;
import org.legible.ij.ComparisonWindows;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

/**
 * Compares codecs on an image or on files: plots, a table of points and one of Bjontegaard figures, and all of it in a folder.
 */
@Plugin(type = Command.class, menuPath = "Plugins>Legible>Legible: Compare Codecs...",
    description = "Rate, quality and text errors of codecs beside each other.")
public class CompareCommand extends LegibleCommand {

    @Parameter(label = "Image", required = false, persist = false, description = "Its current plane is compared on, as it is displayed.")
    private ImagePlus image;

    @Parameter(label = "Files or folders (empty: the image)", required = false, persist = false,
        description = "Paths with semicolons between them; empty for the image.")
    private String images = "";

    @Parameter(label = "Codecs", required = false, persist = false, description = "With commas between them: Legible's bundles, jpeg,"
        + " jpeg2000, and webp, avif, avif444, jxl, jpegli where their tools are installed.")
    private String codecs = CompareOptions.DEFAULT.codecs();

    @Parameter(label = "Qualities (empty: each codec's own)", required = false, persist = false,
        description = "Such as 10,30,60 for all codecs, and jpeg2000:0.2,0.5,1 for one, with semicolons between them.")
    private String qualities = CompareOptions.DEFAULT.qualities();

    @Parameter(label = "Anchor (empty: jpeg)", required = false, persist = false, description = "The codec that the others are compared with.")
    private String anchor = CompareOptions.DEFAULT.anchor();

    @Parameter(label = "Folder for the results (empty: none)", required = false, persist = false, style = FileWidget.DIRECTORY_STYLE)
    private File output;

    @Parameter(label = "Read text (CER, WER)", required = false, persist = false)
    private Boolean text = CompareOptions.DEFAULT.text();

    @Parameter(label = "Device", required = false, persist = false, choices = {"auto", "cpu", "gpu"},
        description = "Where Legible's networks run.")
    private String device = CompareOptions.DEFAULT.device();

    /** For SciJava. */
    public CompareCommand() {
        super("Comparing");
    }

    @Override
    void execute() throws IOException {
        final CompareOptions options = new CompareOptions(codecs, qualities, anchor, text == null || text, device);
        final ComparisonReport report;
        try (TaskProgress progress = progress("Legible: comparing codecs")) {
            report = new CompareRequest(image, images, output, options).run(progress);
        }
        ComparisonWindows.show(report);
    }
}
