package org.legible.ij;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

import org.legible.codec.Progress;
import org.legible.format.LegibleException;
import org.legible.report.ReportFiles;

/**
 * All that is chosen for a report at plain ImageJ 1.x.
 *
 * @param request the images
 * @param options what to measure
 * @param files   what to write
 * @param heatmap whether to show the errors as an image
 */
record ReportPlan(ReportRequest request, ReportOptions options, ReportFiles files, boolean heatmap) {

    /** The plan of a macro; what it leaves out has its default. */
    static ReportPlan of(final MacroArguments arguments) throws LegibleException {
        final ReportOptions otherwise = ReportOptions.DEFAULT;
        return new ReportPlan(ReportRequest.of(arguments),
            new ReportOptions(arguments.flag("text", otherwise.text()), arguments.text("languages", otherwise.languages()),
                arguments.text("tessdata", otherwise.tessdata()), arguments.text("lpips", otherwise.lpips()),
                arguments.text("model", otherwise.model()), arguments.text("device", otherwise.device())),
            new ReportFiles(path(arguments.file("json")), path(arguments.file("html")), path(arguments.file("csv"))),
            arguments.flag("heatmap", true));
    }

    private static Path path(final File file) {
        return file == null ? null : file.toPath();
    }

    ReportJob run(final Progress progress) throws IOException {
        return ReportJob.run(request, options, files, heatmap, progress);
    }
}
