package org.legible.ij;

import ij.ImagePlus;

import java.io.File;

import org.legible.format.LegibleException;
import org.legible.report.ReportFiles;

/**
 * What "Legible: Quality Report..." is to compare. Of each image one is needed: open in ImageJ, or as a file. The component names are
 * the keys of macro calls, with those of {@link ReportOptions} and {@link ReportFiles}.
 *
 * @param original     the original; {@code null} for {@code originalfile}
 * @param decoded      the decoded image; {@code null} for {@code decodedfile} or {@code file}
 * @param file         the compressed file: the decoded image where no other is given, and in any case the one whose size counts;
 *                     {@code null} where it is not known
 * @param originalfile image file of the original, or {@code null}
 * @param decodedfile  image file or {@code .lgb} file of the decoded image, or {@code null}
 */
public record ReportRequest(ImagePlus original, ImagePlus decoded, File file, File originalfile, File decodedfile) {

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
        return new ReportRequest(arguments.namedImage("original"), arguments.namedImage("decoded"), arguments.file("file"),
            arguments.file("originalfile"), arguments.file("decodedfile"));
    }
}
