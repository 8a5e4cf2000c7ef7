package org.legible.ij;

import java.io.File;

import ij.ImagePlus;

import org.legible.format.LegibleException;

/**
 * What "Legible: Show Coding Map..." is to do. The component names are the keys of macro calls, with those of {@link CodingMapOptions}.
 *
 * @param image   a decoded image; {@code null} where there is a file
 * @param input   {@code .lgb} file to decode; {@code null} where there is an image
 * @param options how
 */
public record CodingMapRequest(ImagePlus image, File input, CodingMapOptions options) {

    /** The request of a macro; what it leaves out has its default. */
    static CodingMapRequest of(final MacroArguments arguments) throws LegibleException {
        final CodingMapOptions otherwise = CodingMapOptions.DEFAULT;
        final File input = arguments.file("input");
        return new CodingMapRequest(input == null ? arguments.image("image") : null, input, new CodingMapOptions(
            arguments.text("planes", otherwise.planes()),
            arguments.flag("lifted", otherwise.lifted()),
            arguments.flag("tiles", otherwise.tiles()),
            arguments.flag("quality", otherwise.quality()),
            arguments.text("model", otherwise.model()),
            arguments.text("device", otherwise.device())));
    }
}
