package org.legible.command;

import ij.IJ;
import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;
import ij.macro.Interpreter;

import org.legible.format.LegibleException;
import org.scijava.thread.ThreadService;

/** Images that macros give to commands, and get from them. */
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

    /**
     * Shows an image and makes it the macro's current one. SciJava's way to show an output leaves it out of the list of images
     * where there is no window, and does not make it current in batch mode. ImageJ's own way makes it current for the thread that
     * shows it; the macro waits in another one.
     *
     * @param threads knows the macro's thread; may be {@code null}
     */
    static void show(final ImagePlus image, final ThreadService threads) {
        image.show();
        if (image.getWindow() == null && threads != null) {
            final Thread here = Thread.currentThread();
            MacroThreads.of(here, threads).filter(macro -> macro != here).ifPresent(macro -> {
                WindowManager.setTempCurrentImage(macro, image);
                // This thread goes back to its pool; the next command it runs is not to take this image for the current one.
                WindowManager.setTempCurrentImage(null);
            });
        }
    }
}
