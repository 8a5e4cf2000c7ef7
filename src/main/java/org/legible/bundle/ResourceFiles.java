package org.legible.bundle;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

/** A bundle inside the program's jar. */
record ResourceFiles(String name) implements BundleFiles {

    private String path(final String file) {
        return "/org/legible/bundles/" + name + "/" + file;
    }

    @Override
    public String place() {
        return name;
    }

    @Override
    public boolean has(final String file) {
        return ResourceFiles.class.getResource(path(file)) != null;
    }

    @Override
    public InputStream open(final String file) throws IOException {
        final InputStream in = ResourceFiles.class.getResourceAsStream(path(file));
        if (in == null) {
            throw new FileNotFoundException(file);
        }
        return in;
    }
}
