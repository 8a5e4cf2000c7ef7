package org.legible.command;

import java.util.Set;

/** Finds out what Fiji wants of an image it has opened by a plugin. */
final class OpenRequests {

    private static final String HOOKS = "net.imagej.legacy.DefaultLegacyHooks";

    // The fifth, interceptOpenImage, belongs to IJ.openImage, which returns the image to a script and shows nothing.
    private static final Set<String> DISPLAYING =
        Set.of("interceptFileOpen", "interceptOpen", "interceptOpenRecent", "interceptDragAndDropFile");

    private OpenRequests() {
    }

    /**
     * Whether this call comes from one of ImageJ's ways to open a file and show it. Fiji knows, but does not tell the plugin; only
     * the stack says it.
     */
    static boolean wantsDisplay() {
        return StackWalker.getInstance().walk(frames -> frames
            .anyMatch(frame -> HOOKS.equals(frame.getClassName()) && DISPLAYING.contains(frame.getMethodName())));
    }
}
