package org.legible.bundle;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;

import org.legible.format.LegibleException;

/** The files of one bundle, wherever they lie. */
interface BundleFiles {

    /** No file of a bundle may be larger, in bytes. */
    int MAX_FILE = 1 << 30;

    /** @return what to call the bundle's place in messages */
    String place();

    /** @return whether there is a file of this name */
    boolean has(String name);

    /**
     * Opens a file.
     *
     * @throws FileNotFoundException when there is none of this name
     */
    InputStream open(String name) throws IOException;

    /** @return what to call a file in messages */
    default String describe(final String name) {
        return name + " of the model bundle " + place();
    }

    /**
     * A whole file.
     *
     * @throws LegibleException when there is none of this name or it is too large
     */
    default byte[] read(final String name) throws IOException {
        try (InputStream in = open(name)) {
            final byte[] content = in.readNBytes(MAX_FILE);
            if (in.read() >= 0) {
                throw new LegibleException(describe(name) + " is larger than " + MAX_FILE + " bytes: get the bundle again.");
            }
            return content;
        } catch (final FileNotFoundException e) {
            throw new LegibleException(describe(name) + " is missing: get the bundle again.", e);
        }
    }
}
