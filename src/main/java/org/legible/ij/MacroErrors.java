package org.legible.ij;

import ij.IJ;
import ij.Macro;
import ij.macro.Interpreter;

import java.awt.HeadlessException;

/**
 * Errors that end the macro which caused them.
 *
 * <p>An exception does not: ImageJ logs it and goes on with the next statement, which then works on the wrong image.</p>
 */
public final class MacroErrors {

    private static final String TITLE = "Legible";

    private MacroErrors() {
    }

    /**
     * Shows an error and stops the running macro, if there is one; works from any thread. In a macro ImageJ adds the line that
     * failed to the message; without a window the message is printed.
     *
     * @param message plain sentences
     */
    public static void report(final String message) {
        final Interpreter macro = Interpreter.getInstance();
        if (macro == null) {
            // No macro, but maybe a script: this also ends an IJ.run of a script.
            IJ.error(TITLE, message);
        } else {
            stop(macro, message);
        }
    }

    /**
     * In a thread of its own: Fiji lends a command's thread the options of the macro call, and with them ImageJ takes the dialog
     * with the error for one that the macro has answered.
     */
    private static void stop(final Interpreter macro, final String message) {
        final Thread thread = new Thread(() -> abort(macro, message), "Legible: macro error");
        thread.start();
        try {
            thread.join();
        } catch (final InterruptedException e) {
            // The macro is being stopped anyway.
            Thread.currentThread().interrupt();
        }
    }

    private static void abort(final Interpreter macro, final String message) {
        try {
            // ImageJ appends " in line …".
            macro.abort(message.replaceFirst("\\.$", ""));
        } catch (final HeadlessException e) {
            // Plain ImageJ wants to show a dialog even where there is no screen. By then it has stopped the macro.
            IJ.log(message);
        } catch (final RuntimeException e) {
            if (!Macro.MACRO_CANCELED.equals(e.getMessage())) {
                throw e;
            }
        }
    }
}
