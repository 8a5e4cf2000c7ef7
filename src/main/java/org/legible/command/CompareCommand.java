package org.legible.command;

import ij.ImagePlus;

import java.io.File;
import java.io.IOException;

import org.legible.compare.ComparisonReport;
import org.legible.ij.CompareOptions;
import org.legible.ij.CompareRequest;
import org.legible.ij.ComparisonWindows;
import org.legible.ij.Failures;
import org.scijava.app.StatusService;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.TaskService;
import org.scijava.ui.UIService;
import org.scijava.widget.FileWidget;

/**
 * Compares codecs on an image or on files: plots, a table of points and one of Bjontegaard figures, and all of it in a folder.
 *
 * <p>Nothing is required and nothing is remembered, as in {@link EncodeCommand}.</p>
 */
@Plugin(type = Command.class, menuPath = "Plugins>Legible>Legible: Compare Codecs...",
    description = "Rate, quality and text errors of codecs beside each other.")
public class CompareCommand extends ContextCommand {

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

    @Parameter(required = false)
    private TaskService tasks;

    @Parameter(required = false)
    private StatusService status;

    @Parameter(required = false)
    private UIService ui;

    @Parameter
    private LogService log;

    @Override
    public void run() {
        Failures.sentenceOf("Comparing", this::compare).ifPresent(message -> CommandErrors.report(this, message, ui, log));
    }

    private void compare() throws IOException {
        final CompareOptions options = new CompareOptions(codecs, qualities, anchor, text == null || text, device);
        final ComparisonReport report;
        try (TaskProgress progress = new TaskProgress("Legible: comparing codecs", tasks, status)) {
            report = new CompareRequest(image, images, output, options).run(progress);
        }
        ComparisonWindows.show(report);
    }
}
