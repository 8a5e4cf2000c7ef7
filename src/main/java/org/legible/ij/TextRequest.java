package org.legible.ij;

import ij.ImagePlus;

import java.io.File;
import java.io.IOException;

import org.legible.codec.Progress;
import org.legible.format.LegibleException;
import org.legible.format.LgbFile;

/**
 * What "Legible: Text Regions..." is to do. The component names are the keys of macro calls, with those of {@link TextOptions}.
 *
 * @param image   to look at; {@code null} where there is a file
 * @param input   file to open and look at; {@code null} where there is an image
 * @param options how
 */
public record TextRequest(ImagePlus image, File input, TextOptions options) {

    /** The request of a macro; what it leaves out has its default. */
    static TextRequest of(final MacroArguments arguments) throws LegibleException {
        final TextOptions otherwise = TextOptions.DEFAULT;
        final File input = arguments.file("input");
        return new TextRequest(input == null ? arguments.image("image") : null, input, new TextOptions(
            arguments.text("engine", otherwise.engine()),
            arguments.text("level", otherwise.level()),
            arguments.number("minconfidence", otherwise.minconfidence()),
            arguments.text("planes", otherwise.planes()),
            arguments.flag("labels", otherwise.labels()),
            arguments.flag("roimanager", otherwise.roimanager()),
            arguments.file("json"),
            arguments.text("detector", otherwise.detector()),
            arguments.text("recogniser", otherwise.recogniser()),
            arguments.text("tessdata", otherwise.tessdata()),
            arguments.text("language", otherwise.language()),
            arguments.text("device", otherwise.device())));
    }

    /**
     * The image, opened where it is a file, and decoded where that is Legible's.
     *
     * @param progress hears how far a decoding is and can end it
     * @throws LegibleException when the file cannot be opened
     */
    ImagePlus open(final Progress progress) throws IOException {
        if (input == null) {
            return image;
        }
        return LgbFile.isLgb(input.toPath()) ? DecodeJob.run(input, "", options.device(), progress).image() : ImageFiles.open(input.toPath());
    }
}
