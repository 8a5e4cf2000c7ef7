package org.legible.ocr;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

import org.legible.format.LegibleException;
import org.legible.format.PendingFile;

/**
 * A folder of the user's that holds what has to lie in files although it comes in jars. Several programs may use it at the same time:
 * a file is written beside its place and moved there, and one that holds the right bytes already is not touched.
 *
 * @param path of the folder; it need not exist
 */
record CacheFolder(Path path) {

    /** Names another folder. */
    static final String VARIABLE = "LEGIBLE_CACHE_DIR";

    private static final int BUFFER = 1 << 16;

    /** The folder of this user on this system. */
    static CacheFolder ofUser() {
        return of(System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
    }

    static CacheFolder of(final Map<String, String> environment, final String system, final Path home) {
        if (isSet(environment, VARIABLE)) {
            return new CacheFolder(Path.of(environment.get(VARIABLE)).toAbsolutePath());
        }
        return new CacheFolder(parent(environment, system.toLowerCase(Locale.ROOT), home).resolve("legible"));
    }

    private static Path parent(final Map<String, String> environment, final String system, final Path home) {
        if (system.startsWith("windows")) {
            return isSet(environment, "LOCALAPPDATA") ? Path.of(environment.get("LOCALAPPDATA")) : home.resolve("AppData").resolve("Local");
        }
        if (system.startsWith("mac")) {
            return home.resolve("Library").resolve("Caches");
        }
        return isSet(environment, "XDG_CACHE_HOME") ? Path.of(environment.get("XDG_CACHE_HOME")) : home.resolve(".cache");
    }

    private static boolean isSet(final Map<String, String> environment, final String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }

    CacheFolder resolve(final String name) {
        return new CacheFolder(path.resolve(name));
    }

    /**
     * Sees to it that a file holds the bytes of a resource.
     *
     * @param resource where the bytes come from
     * @param name of the file in this folder
     * @return the file
     * @throws LegibleException when the file cannot be written
     */
    Path unpack(final URL resource, final String name) throws IOException {
        final Path file = path.resolve(name);
        if (!holds(file, resource)) {
            try {
                Files.createDirectories(path);
                write(resource, file);
            } catch (final IOException e) {
                // Another program may have been faster; on Windows a library that it has loaded cannot be replaced.
                if (!holds(file, resource)) {
                    throw LegibleException.of(file + " cannot be written; set the environment variable " + VARIABLE
                        + " to a folder that you may write, with 20 MB free", e);
                }
            }
        }
        return file;
    }

    private static void write(final URL resource, final Path file) throws IOException {
        try (PendingFile pending = PendingFile.create(file)) {
            try (InputStream in = resource.openStream(); OutputStream out = Files.newOutputStream(pending.path())) {
                in.transferTo(out);
            }
            pending.commit();
        }
    }

    private static boolean holds(final Path file, final URL resource) throws IOException {
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = resource.openStream(); InputStream there = Files.newInputStream(file)) {
            byte[] part;
            do {
                part = in.readNBytes(BUFFER);
                if (!Arrays.equals(part, there.readNBytes(BUFFER))) {
                    return false;
                }
            } while (part.length > 0);
            return true;
        }
    }
}
