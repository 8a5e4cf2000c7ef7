package org.legible.command;

import ij.ImagePlus;

import java.io.IOException;

import org.legible.ij.Failures;
import org.scijava.app.StatusService;
import org.scijava.command.ContextCommand;
import org.scijava.log.LogService;
import org.scijava.plugin.Parameter;
import org.scijava.task.TaskService;
import org.scijava.thread.ThreadService;
import org.scijava.ui.UIService;

/**
 * What all commands that can take long or fail have in common: the services, a progress bar, and the report of a failure.
 *
 * <p>In the commands nothing is required and nothing is remembered: SciJava skips a command without a word when something required is
 * missing, and a macro that leaves something out must get its default, not what somebody chose last. The ranges of parameters hold for
 * the dialog only; the options' own classes check them.
 */
abstract class LegibleCommand extends ContextCommand {

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

    private final String work;

    /** @param work what the command does, as the beginning of a sentence: "Encoding" */
    LegibleCommand(final String work) {
        this.work = work;
    }

    @Override
    public final void run() {
        Failures.sentenceOf(work, this::execute).ifPresent(message -> CommandErrors.report(this, message, ui, log));
    }

    /** Does the work. What it throws becomes a sentence for the person. */
    abstract void execute() throws IOException;

    /** Starts a progress bar, to be closed at the end. */
    final TaskProgress progress(final String name) {
        return new TaskProgress(name, tasks, status);
    }

    /** Tells the person the result in a sentence, where it is not in the way. */
    final void announce(final String summary) {
        log.info(summary);
        if (status != null) {
            status.showStatus(summary);
        }
    }

    /** Writes down what did not keep the work from being done. */
    final void warn(final String sentence) {
        log.warn(sentence);
    }

    /** Shows an image and makes it the macro's current one; see {@link MacroImages#show}. */
    final void showInMacro(final ImagePlus image) {
        MacroImages.show(image, threads);
    }

    /** @return whether there is somebody to look at windows */
    final boolean hasScreen() {
        return ui != null && !ui.isHeadless();
    }
}
