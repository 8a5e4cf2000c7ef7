package org.legible.compare;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Folders where command-line tools are looked for.
 *
 * @param folders in the order of the search
 */
record Executables(List<Path> folders) {

    /** Where Homebrew puts tools; a program that a Mac starts from its Dock does not have these on its path. */
    private static final List<String> USUAL = List.of("/opt/homebrew/bin", "/usr/local/bin");
    private static final List<String> SUFFIXES = List.of("", ".exe");

    /** The folders of the environment variable PATH, and the usual ones. */
    static Executables ofPath() {
        final List<Path> folders = new ArrayList<>();
        final String path = System.getenv("PATH");
        for (final String folder : path == null ? new String[0] : path.split(File.pathSeparator)) {
            try {
                folders.add(Path.of(folder));
            } catch (final InvalidPathException e) {
                continue; // no folder of that name can exist
            }
        }
        USUAL.forEach(folder -> folders.add(Path.of(folder)));
        return new Executables(folders);
    }

    /** The first file of that name that may be run. */
    Optional<Path> find(final String name) {
        return folders.stream().flatMap(folder -> SUFFIXES.stream().map(suffix -> folder.resolve(name + suffix)))
            .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file)).findFirst();
    }
}
