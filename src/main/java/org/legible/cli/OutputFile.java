package org.legible.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.legible.format.LegibleException;

/** Looks at the place of a file to write before the work begins, not after it. */
final class OutputFile {

    private OutputFile() {
    }

    /** @throws LegibleException when the place is a folder, or in a folder that is not there or cannot be written */
    static void requirePlace(final Path file) throws LegibleException {
        if (Files.isDirectory(file)) {
            throw new LegibleException(file + " is a folder: give the name of a file to write.");
        }
        final Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            throw new LegibleException(file + " cannot be written: there is no folder " + folder + "; make it first.");
        }
        if (!Files.isWritable(folder)) {
            throw new LegibleException(file + " cannot be written: the folder " + folder + " does not allow it; choose another one.");
        }
    }
}
