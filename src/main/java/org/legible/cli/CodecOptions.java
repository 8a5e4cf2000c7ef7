package org.legible.cli;

import java.io.IOException;
import org.legible.bundle.Bundles;
import org.legible.engine.CodecSession;
import org.legible.engine.Device;
import org.legible.format.LgbFile;
import picocli.CommandLine.Option;

/** Which model to use, and where to run it. */
final class CodecOptions {

    @Option(names = "--model", paramLabel = "NAME|FOLDER",
        description = "Model bundle: a name inside the program, or a bundle's folder or zip file. Encoding takes " + Bundles.DEFAULT
            + ", decoding the bundle that the file names.")
    private String model;

    @Option(names = "--device", paramLabel = "auto|cpu|gpu", defaultValue = "auto",
        description = "Where to run the networks; auto takes a GPU that the engine can use.")
    private String device;

    /** The model as it was given; empty where it was not. */
    String model() {
        return model == null ? "" : model;
    }

    /** The device as it was given. */
    String device() {
        return device;
    }

    /** A session to encode with. */
    CodecSession open() throws IOException {
        return CodecSession.open(model == null ? Bundles.DEFAULT : model, Device.of(device));
    }

    /** A session to decode a file with. */
    CodecSession openFor(final LgbFile file) throws IOException {
        return model == null ? CodecSession.openFor(file, Device.of(device)) : CodecSession.open(model, Device.of(device));
    }
}
