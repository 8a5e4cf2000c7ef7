package org.legible.bundle;

import java.io.IOException;
import java.io.InputStream;

import org.legible.format.BundleId;

/** What bundles for text have in common: one network in one file, and who made it under which licence. */
abstract class TextNetworkFile implements NetworkBundle {

    private final BundleFiles files;
    private final String file;
    private final BundleId id;
    private final String architecture;
    private final String description;
    private final String licence;

    TextNetworkFile(final BundleFiles files, final JsonFields json) throws IOException {
        this.files = files;
        this.file = BundleJson.fileName(json, "network");
        this.id = new BundleId(BundleJson.name(json), BundleIdentity.of(files, ModelBundle.MODEL_JSON, file));
        this.architecture = json.text("architecture");
        this.description = json.text("description");
        this.licence = json.text("licence");
    }

    @Override
    public final BundleId id() {
        return id;
    }

    /** @return name of the bundle */
    public final String name() {
        return id.name();
    }

    /** @return name of the architecture, such as {@code craft-slim} */
    public final String architecture() {
        return architecture;
    }

    /** @return what the bundle is, for people */
    public final String description() {
        return description;
    }

    /** @return licence of the weights */
    public final String licence() {
        return licence;
    }

    @Override
    public final InputStream openNetworks() throws IOException {
        return files.open(file);
    }

    @Override
    public final String networksPlace() {
        return files.describe(file);
    }

    @Override
    public final String toString() {
        return ModelBundle.text(id);
    }
}
