package org.legible.ij;

import java.io.File;

import org.legible.engine.Device;

/**
 * What "Legible: Decode..." is to do. The component names are the keys of macro calls.
 *
 * @param input  file to decode
 * @param model  name or path of a model bundle; empty for the one that the file names
 * @param device {@code auto}, {@code cpu} or {@code gpu}
 */
record DecodeRequest(File input, String model, String device) {

    /** The request of a macro; what it leaves out has its default. */
    static DecodeRequest of(final MacroArguments arguments) {
        return new DecodeRequest(arguments.file("input"), arguments.text("model", ""), arguments.text("device", Device.AUTO.toString()));
    }
}
