package org.legible.command;

import ij.IJ;
import ij.Macro;
import ij.WindowManager;
import ij.macro.Interpreter;

import org.legible.format.LegibleException;

/** Whether a macro means the image that it gets. */
final class MacroImages {

    private MacroImages() {
    }

    /**
     * Refuses a call that leaves it open which image is meant: in batch mode SciJava fills in an image that is displayed, where there
     * is one, and not the macro's hidden one.
     *
     * @param key of the image
     * @param purpose what the image is for, such as "encode"
     */
    static void requireNamed(final String key, final String purpose) throws LegibleException {
        final String options = Macro.getOptions();
        final boolean named = options != null && Macro.getValue(options, key, null) != null;
        if (!named && IJ.isMacro() && Interpreter.getBatchModeImageCount() > 0 && WindowManager.getWindowCount() > 0) {
            throw new LegibleException("The macro is in batch mode and other images are displayed: "
                + "name the image to " + purpose + ", such as " + key + "=[\" + getTitle() + \"].");
        }
    }
}
