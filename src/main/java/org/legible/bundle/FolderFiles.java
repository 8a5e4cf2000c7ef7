package org.legible.bundle;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A bundle that is a folder. */
record FolderFiles(Path folder) implements BundleFiles {

    @Override
    public String place() {
        return folder.toString();
    }

    @Override
    public boolean has(final String name) {
        return Files.isRegularFile(folder.resolve(name));
    }

    @Override
    public InputStream open(final String name) throws IOException {
        try {
            return Files.newInputStream(folder.resolve(name));
        } catch (final NoSuchFileException e) {
            throw new FileNotFoundException(name);
        }
    }
}
