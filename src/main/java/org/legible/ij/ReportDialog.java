package org.legible.ij;

import ij.WindowManager;
import ij.gui.GenericDialog;
import ij.plugin.frame.Recorder;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.legible.format.LegibleException;

/** Asks a person at plain ImageJ 1.x for a report, and records it as a macro would give it. */
final class ReportDialog {

    private static final String NONE = "none";

    private ReportDialog() {
    }

    /** @return empty when the person cancelled */
    static Optional<ReportPlan> ask() throws LegibleException {
        final String[] titles = titles();
        final GenericDialog dialog = new GenericDialog("Legible: Quality Report...");
        dialog.addChoice("Original", titles, titles[Math.min(1, titles.length - 1)]);
        dialog.addFileField("or_original_file", "");
        dialog.addChoice("Decoded image", titles, titles[titles.length > 2 ? 2 : 0]);
        dialog.addFileField("or_decoded_file", "");
        dialog.addCheckbox("Read the text", ReportOptions.DEFAULT.text());
        dialog.addCheckbox("Heat map of errors", true);
        dialog.addFileField("HTML page", "");
        dialog.addFileField("JSON file", "");
        dialog.addFileField("CSV file", "");
        dialog.showDialog();
        if (dialog.wasCanceled()) {
            return Optional.empty();
        }
        final Map<String, String> options = new LinkedHashMap<>();
        put(options, "original", dialog.getNextChoice());
        put(options, "originalfile", dialog.getNextString());
        put(options, "decoded", dialog.getNextChoice());
        put(options, "decodedfile", dialog.getNextString());
        put(options, "html", dialog.getNextString());
        put(options, "json", dialog.getNextString());
        put(options, "csv", dialog.getNextString());
        options.put("text", Boolean.toString(dialog.getNextBoolean()));
        options.put("heatmap", Boolean.toString(dialog.getNextBoolean()));
        return Optional.of(ReportPlan.of(record(options)));
    }

    private static String[] titles() {
        final String[] open = WindowManager.getImageTitles();
        final String[] titles = new String[open.length + 1];
        titles[0] = NONE;
        System.arraycopy(open, 0, titles, 1, open.length);
        return titles;
    }

    private static void put(final Map<String, String> options, final String key, final String value) {
        if (!value.isBlank() && !value.equals(NONE)) {
            options.put(key, value);
        }
    }

    /** ImageJ has recorded the fields under the first words of their labels; macros know them by other keys. */
    private static MacroArguments record(final Map<String, String> options) {
        Recorder.resetCommandOptions();
        options.forEach(Recorder::recordOption);
        return MacroArguments.of(options.entrySet().stream().map(option -> option.getKey() + "=[" + option.getValue() + "]")
            .collect(Collectors.joining(" ")));
    }
}
