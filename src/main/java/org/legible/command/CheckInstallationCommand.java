package org.legible.command;

import ij.IJ;

import org.legible.ij.Installation;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.command.ContextCommand;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.ui.UIService;

/** Says what Legible needs and what it found, in ImageJ's log. */
@Plugin(type = Command.class, menuPath = "Plugins>Legible>Legible: Check Installation",
    description = "Looks at Java, libraries, engine, model and OCR, and says what to do next.")
public class CheckInstallationCommand extends ContextCommand {

    /** For scripts without a screen, where SciJava prints it; {@code null} otherwise, as it would be shown a second time. */
    @Parameter(label = "Report", type = ItemIO.OUTPUT)
    private String report;

    @Parameter(required = false)
    private UIService ui;

    @Override
    public void run() {
        final String text = Installation.inspect().toString();
        if (IJ.isMacro() || ui != null && !ui.isHeadless()) {
            IJ.log(text);
        } else {
            report = text;
        }
    }
}
