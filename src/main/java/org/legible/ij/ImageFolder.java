package org.legible.ij;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.legible.format.LegibleException;

/** A folder of pictures. */
public final class ImageFolder {

    private ImageFolder() {
    }

    /**
     * Lists its pictures.
     *
     * @param folder to list; folders in it are left out
     * @param suffixes of the files that count, in lower case with the dot
     * @return in alphabetical order, at least one
     * @throws LegibleException when it cannot be read or holds no such file
     */
    public static List<Path> list(final Path folder, final List<String> suffixes) throws LegibleException {
        try (Stream<Path> inside = Files.list(folder)) {
            final List<Path> files = inside.filter(file -> suffixes.stream().anyMatch(name(file)::endsWith)).sorted().toList();
            if (files.isEmpty()) {
                throw new LegibleException("The folder " + folder + " holds no picture (" + String.join(", ", suffixes)
                    + "): name another one.");
            }
            return files;
        } catch (final IOException e) {
            throw LegibleException.of("The folder " + folder + " cannot be read", e);
        }
    }

    private static String name(final Path file) {
        return file.getFileName().toString().toLowerCase(Locale.ROOT);
    }
}
