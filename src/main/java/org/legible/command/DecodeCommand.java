package org.legible.command;

import ij.IJ;
import ij.ImagePlus;

import java.io.File;
import java.io.IOException;

import org.legible.ij.DecodeJob;
import org.legible.ij.Failures;
import org.scijava.ItemIO;
import org.scijava.app.StatusService;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.task.TaskService;
import org.scijava.thread.ThreadService;
import org.scijava.ui.UIService;
import org.scijava.widget.FileWidget;

/**
 * Decodes a {@code .lgb} file. The image becomes the current one, in a macro also where there is no window.
 *
 * <p>Nothing is required and nothing is remembered, as in {@link EncodeCommand}.</p>
 */
@Plugin(type = Command.class, menuPath = "Plugins>Legible>Legible: Decode...",
    description = "Opens a .lgb file, with all that ImageJ knew about the image.")
public class DecodeCommand extends ContextCommand {

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

    @Parameter(required = false)
    private TaskService tasks;

    @Parameter(required = false)
    private StatusService status;

    @Parameter(required = false)
    private ThreadService threads;

    @Parameter(required = false)
    private UIService ui;

    @Parameter
    private LogService log;

    @Override
    public void run() {
        Failures.sentenceOf("Decoding", this::decode).ifPresent(message -> CommandErrors.report(this, message, ui, log));
    }

    private void decode() throws IOException {
        final DecodeJob decoded;
        try (TaskProgress progress = new TaskProgress("Legible: decoding", tasks, status)) {
            decoded = DecodeJob.run(input, model, device, progress);
        }
        decoded.warnings().forEach(log::warn);
        if (IJ.isMacro()) {
            MacroImages.show(decoded.image(), threads);
        } else {
            image = decoded.image();
        }
    }
}
