package org.legible.command;

import ij.IJ;

import org.legible.ij.MacroErrors;
import org.scijava.Cancelable;
import org.scijava.log.LogService;
import org.scijava.ui.UIService;

/** Ends a command that failed in the way its caller notices. */
final class CommandErrors {

    private CommandErrors() {
    }

    /**
     * Reports a failure. A macro, or a script's {@code IJ.run}, is stopped with the message. Otherwise the command ends as
     * cancelled with the message as the reason: scripts can ask for it, SciJava shows it in a dialog, and where there are no
     * dialogs it is logged.
     *
     * @param command that failed
     * @param message plain sentences
     * @param ui      may be {@code null}
     * @param log     where to write it where there are no dialogs
     */
    static void report(final Cancelable command, final String message, final UIService ui, final LogService log) {
        if (IJ.isMacro()) {
            MacroErrors.report(message);
            // Cancelled without a reason, so that SciJava does not show the same message again.
            command.cancel(null);
            return;
        }
        if (ui == null || ui.isHeadless()) {
            log.error(message);
        }
        command.cancel(message);
    }
}
