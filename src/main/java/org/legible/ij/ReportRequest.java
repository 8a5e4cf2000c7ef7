package org.legible.ij;

import ij.ImagePlus;

import java.io.File;

import org.legible.format.LegibleException;
import org.legible.report.ReportFiles;

/**
 * What "Legible: Quality Report..." is to compare. Each of the two images is either open in ImageJ or in a file; where both are
 * given, as in a dialog, in which some open image is always chosen, the file counts. The component names are the keys of macro calls,
 * with those of {@link ReportOptions} and {@link ReportFiles}.
 *
 * @param original     the original; {@code null} for the current image, or for {@code originalfile}
 * @param originalfile image file of the original, or {@code null}
 * @param decoded      the decoded image; {@code null}, or the original itself, for {@code decodedfile} or {@code file}
 * @param decodedfile  image file or {@code .lgb} file of the decoded image, or {@code null}
 * @param file         the compressed file: the one whose size counts, and the decoded image where no other is given; {@code null} where
 *                     it is not known, or the same as the decoded image's
 */
public record ReportRequest(ImagePlus original, File originalfile, ImagePlus decoded, File decodedfile, File file) {

    /** A path that is empty, as of a field of a dialog that was left alone, counts as none. */
    public ReportRequest {
        file = given(file);
        originalfile = given(originalfile);
        decodedfile = given(decodedfile);
    }

    private static File given(final File file) {
        return file == null || file.getPath().isBlank() ? null : file;
    }

    /** The request of a macro. */
    static ReportRequest of(final MacroArguments arguments) throws LegibleException {
        return new ReportRequest(arguments.namedImage("original"), arguments.file("originalfile"), arguments.namedImage("decoded"),
            arguments.file("decodedfile"), arguments.file("file"));
    }
}
