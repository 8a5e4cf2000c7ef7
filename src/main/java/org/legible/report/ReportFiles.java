package org.legible.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.legible.format.LegibleException;
import org.legible.format.PendingFile;

/**
 * Where a report is written; {@code null} for a form that is not wanted.
 *
 * @param json file for the JSON object
 * @param html file for the page
 * @param csv a file for the row of figures, beside which the lines and the planes of a stack get files of their own; or a folder, where
 *        the files are named after the decoded image
 */
public record ReportFiles(Path json, Path html, Path csv) {

    private static final String SUFFIX = ".csv";

    /**
     * Looks at the places before the work begins, not after it.
     *
     * @throws LegibleException when a folder is not there, or a file is to be written where there is a folder
     */
    public void check() throws LegibleException {
        requirePlace("json", json);
        requirePlace("html", html);
        if (csv != null && !Files.isDirectory(csv)) {
            requirePlace("csv", csv);
        }
    }

    private static void requirePlace(final String name, final Path file) throws LegibleException {
        if (file == null) {
            return;
        }
        if (Files.isDirectory(file)) {
            throw new LegibleException(name + " is " + file + ", which is a folder: give the name of a file to write.");
        }
        final Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new LegibleException(name + " is " + file + ", and " + folder
                + " is not a folder that can be written to: make it first, or choose another one.");
        }
    }

    /**
     * Writes the files; each appears when it is complete.
     *
     * @throws LegibleException when one cannot be written
     */
    public void write(final QualityReport report, final Exhibits exhibits) throws IOException {
        if (json != null) {
            write(json, ReportJson.text(report));
        }
        if (html != null) {
            write(html, ReportPage.of(report, exhibits));
        }
        if (csv != null) {
            writeCsv(report);
        }
    }

    private void writeCsv(final QualityReport report) throws IOException {
        final Path first = Files.isDirectory(csv) ? csv.resolve(fileName(report.decoded()) + SUFFIX) : csv;
        write(first, ReportCsv.summary(report));
        final String stem = first.getFileName().toString().replaceFirst("(?i)\\.csv$", "");
        if (report.text().measured()) {
            write(first.resolveSibling(stem + "-lines" + SUFFIX), ReportCsv.lines(report));
        }
        if (report.planes().size() > 1) {
            write(first.resolveSibling(stem + "-planes" + SUFFIX), ReportCsv.planes(report));
        }
    }

    /** A title as the name of a file on any system. */
    private static String fileName(final String title) {
        final String name = title.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_").strip();
        return name.isEmpty() || name.toLowerCase(Locale.ROOT).equals(SUFFIX) ? "report" : name;
    }

    private static void write(final Path file, final String text) throws IOException {
        try (PendingFile pending = PendingFile.create(file)) {
            try {
                Files.writeString(pending.path(), text, StandardCharsets.UTF_8);
            } catch (final IOException e) {
                throw LegibleException.of(file + " cannot be written", e);
            }
            pending.commit();
        }
    }
}
