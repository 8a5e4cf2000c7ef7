package org.legible.ij;

import ij.measure.Calibration;
import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;

import java.awt.GraphicsEnvironment;

import org.legible.text.Box;
import org.legible.text.TextRegion;

/** The regions as a table that macros can read and save. */
public final class TextTable {

    /** Title of the table's window. */
    public static final String TITLE = "Text Regions";

    private TextTable() {
    }

    /**
     * One row for each region: image, plane, line, text, confidence, position and size in pixels, the same in the image's unit, engine.
     *
     * @param found what was found
     */
    public static ResultsTable of(final FoundText found) {
        final ResultsTable table = new ResultsTable();
        final Calibration calibration = found.image().getCalibration();
        for (final FoundText.Plane plane : found.planes()) {
            for (final TextRegion region : plane.regions()) {
                final Box box = region.box();
                table.addRow();
                table.addValue("Image", found.image().getTitle());
                table.addValue("Plane", plane.index());
                table.addValue("Line", region.line() + 1);
                table.addValue("Text", region.text());
                table.addValue("Confidence", region.confidence());
                table.addValue("X", box.x());
                table.addValue("Y", box.y());
                table.addValue("Width", box.width());
                table.addValue("Height", box.height());
                table.addValue("CalX", calibration.getX(box.x()));
                table.addValue("CalY", calibration.getY(box.y(), found.image().getHeight()));
                table.addValue("CalWidth", box.width() * calibration.pixelWidth);
                table.addValue("CalHeight", box.height() * calibration.pixelHeight);
                table.addValue("Unit", calibration.getUnits());
                table.addValue("Engine", found.engine());
            }
        }
        return table;
    }

    /**
     * Shows the table in a window of its own. Where there are no windows it becomes the Results table, in which macros and scripts find
     * it.
     */
    static void show(final FoundText found) {
        final ResultsTable table = of(found);
        if (GraphicsEnvironment.isHeadless()) {
            Analyzer.setResultsTable(table);
        } else {
            table.show(TITLE);
        }
    }
}
