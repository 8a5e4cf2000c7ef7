package org.legible.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A libtorch of the user's own, which DJL takes instead of the one in the jars, for example one for CUDA. One of another version ends
 * the JVM when it is loaded, so its version is compared first.
 *
 * @param folder value of {@code PYTORCH_LIBRARY_PATH}, empty where it is not set
 * @param version value of {@code PYTORCH_VERSION}, empty where it is not set
 */
record LibtorchOverride(String folder, String version) {

    /** The override in the environment. */
    static LibtorchOverride of(final Map<String, String> environment) {
        return new LibtorchOverride(environment.getOrDefault("PYTORCH_LIBRARY_PATH", ""), environment.getOrDefault("PYTORCH_VERSION", ""));
    }

    /** Whether there is one. */
    boolean isSet() {
        return !folder.isBlank();
    }

    /**
     * What to do about it; empty where it can be loaded.
     *
     * @param wanted the version that the engine was made for, such as {@code 2.7.1}
     */
    Optional<String> problem(final String wanted) throws IOException {
        final Path place = Path.of(folder);
        if (!Files.isDirectory(place)) {
            return Optional.of("Set PYTORCH_LIBRARY_PATH to the lib folder of libtorch " + wanted + ", or unset it.");
        }
        if (!version.equals(wanted)) {
            return Optional.of("Set PYTORCH_VERSION to " + wanted + " if PYTORCH_LIBRARY_PATH holds that version, else unset both.");
        }
        // Downloads of libtorch carry their version in a file beside the lib folder: 2.7.1+cu128.
        final Path stated = place.toAbsolutePath().normalize().resolveSibling("build-version");
        if (Files.isRegularFile(stated) && !Files.readString(stated).strip().matches("\\Q" + wanted + "\\E([^0-9.].*)?")) {
            return Optional.of("Put libtorch " + wanted + " into " + folder + ", or unset PYTORCH_LIBRARY_PATH: it holds version "
                + Files.readString(stated).strip() + ".");
        }
        return Optional.empty();
    }

    @Override
    public String toString() {
        return folder + " (PYTORCH_LIBRARY_PATH)";
    }
}
