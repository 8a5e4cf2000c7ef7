package org.legible.ij;

import ij.ImagePlus;

import java.io.File;
import java.io.IOException;

import org.legible.codec.Progress;
import org.legible.compare.ComparisonReport;

/**
 * What "Legible: Compare Codecs..." is to do. The component names are the keys of macro calls, with those of {@link CompareOptions}.
 *
 * @param image   to compare on where {@code images} is empty: its current plane
 * @param images  files and folders with semicolons between them, or empty
 * @param output  folder for the results, {@code null} for none
 * @param options how
 */
public record CompareRequest(ImagePlus image, String images, File output, CompareOptions options) {

    /** The request of a macro; what it leaves out has its default. */
    static CompareRequest of(final MacroArguments arguments) throws IOException {
        final CompareOptions otherwise = CompareOptions.DEFAULT;
        final String images = arguments.text("images", "");
        return new CompareRequest(images.isBlank() ? arguments.image("image") : null, images, arguments.file("output"), new CompareOptions(
            arguments.text("codecs", otherwise.codecs()),
            arguments.text("qualities", otherwise.qualities()),
            arguments.text("anchor", otherwise.anchor()),
            arguments.flag("text", otherwise.text()),
            arguments.text("device", otherwise.device())));
    }

    /**
     * Does it, without showing anything.
     *
     * @throws IOException as {@link CompareJob#run}
     */
    public ComparisonReport run(final Progress progress) throws IOException {
        final File folder = output == null || output.getPath().isBlank() ? null : output;
        return CompareJob.run(ComparedImages.of(images, image), folder == null ? null : folder.toPath(), options, progress);
    }
}
