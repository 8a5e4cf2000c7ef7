package org.legible.installation;

import java.io.IOException;
import java.util.List;

/**
 * Looks for JNA, through which both engines reach their native libraries. Some Fijis carry a JNA of long ago, in {@code jars} or among
 * the plugins, that hides the one that is needed.
 */
public final class JnaCheck {

    private static final int OLDEST = 5;

    private JnaCheck() {
    }

    /**
     * Looks at every JNA on the class path, without loading it.
     *
     * @param loader the class path to look at
     * @return a problem that names the jar to remove where one is too old
     * @throws IOException when a jar cannot be read
     */
    public static Finding look(final ClassLoader loader) throws IOException {
        final List<LibraryProbe> found = LibraryProbe.holding(loader, "com/sun/jna/Native.class");
        for (final LibraryProbe jna : found) {
            if (jna.majorVersion() < OLDEST) {
                return Finding.problem("JNA", (jna.version().isEmpty() ? "of an unknown version" : jna.version()) + " in " + jna.jar(),
                    "Remove " + jna.jar() + ": Legible needs JNA 5 or newer.");
            }
        }
        return found.isEmpty() ? Finding.problem("JNA", "missing", Finding.REINSTALL)
            : Finding.ok("JNA", found.get(0).version() + " in " + found.get(0).jar());
    }
}
