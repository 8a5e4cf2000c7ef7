package org.legible.ij;

import java.awt.GraphicsEnvironment;
import java.awt.Point;

import ij.measure.ResultsTable;
import ij.plugin.filter.Analyzer;

/** The classes of lifted components as a table that macros can read and save. */
final class CodingMapTable {

    /** Title of the table's window. */
    static final String TITLE = "Coding Map";

    private CodingMapTable() {
    }

    /**
     * One row for each class: plane, number, uses, size in pixels, place of the first use, whether red, green and blue have coverages of
     * their own, and the bits that the bitmap takes.
     */
    static ResultsTable of(final CodingMap map) {
        final ResultsTable table = new ResultsTable();
        for (final CodedPlane plane : map.planes()) {
            int number = 0;
            for (final CodedPlane.LiftedClass some : plane.classes()) {
                final Point first = some.places().get(0);
                table.addRow();
                table.addValue("Plane", plane.index());
                table.addValue("Class", ++number);
                table.addValue("Uses", some.places().size());
                table.addValue("Width", some.bitmap().width());
                table.addValue("Height", some.bitmap().height());
                table.addValue("X", first.x);
                table.addValue("Y", first.y);
                table.addValue("Subpixel", some.bitmap().subpixel() ? 1 : 0);
                table.addValue("Bits", some.bitmap().bits());
            }
        }
        return table;
    }

    /** Shows the table in a window of its own. Where there are no windows it becomes the Results table, in which macros find it. */
    static void show(final CodingMap map) {
        final ResultsTable table = of(map);
        if (GraphicsEnvironment.isHeadless()) {
            Analyzer.setResultsTable(table);
        } else {
            table.show(TITLE);
        }
    }
}
