package org.legible.bundle;

import java.io.IOException;
import java.nio.file.Path;

/** Reads the integers of bundles whose float networks are not kept. */
public final class EntropyModels {

    private EntropyModels() {
    }

    /**
     * The entropy model in a folder with a {@code model.json} and the file of the scale network.
     *
     * @param folder of the bundle
     */
    public static EntropyModel in(final Path folder) throws IOException {
        return EntropyModel.read(new FolderFiles(folder));
    }
}
