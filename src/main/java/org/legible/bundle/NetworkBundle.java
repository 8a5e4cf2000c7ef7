package org.legible.bundle;

import java.io.IOException;
import java.io.InputStream;

import org.legible.format.BundleId;

/** A bundle with a TorchScript file for an engine to load. Immutable. */
public interface NetworkBundle {

    /** @return name and SHA-256 */
    BundleId id();

    /**
     * The networks, a TorchScript file.
     *
     * @return a stream to be closed by the caller
     * @throws IOException when the file cannot be read any more
     */
    InputStream openNetworks() throws IOException;

    /** @return what to call the networks' file in messages */
    String networksPlace();
}
