package org.legible.command;

import ij.IJ;
import ij.ImagePlus;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

import org.legible.ij.ReportJob;
import org.legible.ij.ReportOptions;
import org.legible.ij.ReportRequest;
import org.legible.ij.ReportTables;
import org.legible.report.ReportFiles;
import org.legible.report.ReportJson;
import org.scijava.ItemIO;
import org.scijava.command.Command;
import org.scijava.plugin.Parameter;
import org.scijava.plugin.Plugin;
import org.scijava.widget.FileWidget;

/**
 * Compares a decoded image with its original, as tables, heat map and files.
 *
 * <p>Of each image one is needed: open in ImageJ, or as a file; an original that is not named is the current image.</p>
 */
@Plugin(type = Command.class, menuPath = "Plugins>Legible>Legible: Quality Report...",
    description = "Measures what compression did to an image and to the text in it.")
public class QualityReportCommand extends LegibleCommand {

    // Filled by nobody but the caller: SciJava would fill in the active image for whichever of the two is left out.
    @Parameter(label = "Original", required = false, persist = false, autoFill = false)
    private ImagePlus original;

    @Parameter(label = "or original file", required = false, persist = false, style = FileWidget.OPEN_STYLE,
        description = "Counts instead of the open image above; empty for that one.")
    private File originalfile;

    @Parameter(label = "Decoded image", required = false, persist = false, autoFill = false)
    private ImagePlus decoded;

    @Parameter(label = "or decoded file", required = false, persist = false, style = FileWidget.OPEN_STYLE,
        description = "A .lgb or an image file; counts instead of the open image above; empty for that one.")
    private File decodedfile;

    @Parameter(label = "Compressed file", required = false, persist = false, style = FileWidget.OPEN_STYLE,
        description = "The file whose size counts, where it is not the decoded one; and the decoded one where no other is chosen.")
    private File file;

    @Parameter(label = "Read the text", required = false, persist = false,
        description = "Counts how many characters and words Tesseract reads otherwise than before.")
    private Boolean text = ReportOptions.DEFAULT.text();

    @Parameter(label = "Languages", required = false, persist = false, description = "As Tesseract names them, such as eng or eng+deu.")
    private String languages = ReportOptions.DEFAULT.languages();

    @Parameter(label = "Tessdata folder", required = false, persist = false,
        description = "Trained data of Tesseract; empty for what comes with Legible, which is English.")
    private String tessdata = ReportOptions.DEFAULT.tessdata();

    @Parameter(label = "LPIPS module", required = false, persist = false,
        description = "TorchScript: takes two 1x3xHxW tensors of RGB from -1 to 1, returns one number; empty for none.")
    private String lpips = ReportOptions.DEFAULT.lpips();

    @Parameter(label = "Heat map of errors", required = false, persist = false,
        description = "Shows the absolute errors as an image, with the damaged lines outlined.")
    private Boolean heatmap = true;

    @Parameter(label = "HTML page", required = false, persist = false, style = FileWidget.SAVE_STYLE + ",extensions:html",
        description = "One page with pictures, for any browser; empty for none.")
    private File html;

    @Parameter(label = "JSON file", required = false, persist = false, style = FileWidget.SAVE_STYLE + ",extensions:json")
    private File json;

    @Parameter(label = "CSV file or folder", required = false, persist = false, style = FileWidget.SAVE_STYLE + ",extensions:csv",
        description = "The lines and the planes of a stack get files beside it.")
    private File csv;

    @Parameter(label = "Model", required = false, persist = false,
        description = "Name or path of the model bundle to decode with; empty for the one that the file names.")
    private String model = ReportOptions.DEFAULT.model();

    @Parameter(label = "Device", required = false, persist = false, choices = {"auto", "cpu", "gpu"},
        description = "Where the networks run.")
    private String device = ReportOptions.DEFAULT.device();

    /** For scripts, and for SciJava to show; {@code null} in a macro, where it has been shown, and where no heat map is wanted. */
    @Parameter(label = "Heat map", type = ItemIO.OUTPUT)
    private ImagePlus errors;

    /** All figures as JSON, for scripts; {@code null} where there are tables to show them, as SciJava would show it as well. */
    @Parameter(label = "Report", type = ItemIO.OUTPUT)
    private String report;

    /** For SciJava. */
    public QualityReportCommand() {
        super("The report");
    }

    @Override
    void execute() throws IOException {
        if (originalfile == null) {
            MacroImages.requireNamed("original", "compare with");
        }
        final ReportJob job;
        try (TaskProgress progress = progress("Legible: quality report")) {
            job = ReportJob.run(new ReportRequest(original, originalfile, decoded, decodedfile, file),
                new ReportOptions(Flags.given(text, "text"), languages, tessdata, lpips, model, device),
                new ReportFiles(path(json), path(html), path(csv)), Flags.given(heatmap, "heatmap"), progress);
        }
        job.report().notes().forEach(this::warn);
        job.report().text().missing().filter(sentence -> text).ifPresent(this::warn);
        ReportTables.show(job.report());
        if (IJ.isMacro()) {
            job.heatMap().ifPresent(this::showInMacro);
        } else {
            errors = job.heatMap().orElse(null);
            report = !hasScreen() ? ReportJson.text(job.report()) : null;
        }
    }

    private static Path path(final File file) {
        return file == null || file.getPath().isBlank() ? null : file.toPath();
    }
}
