package org.legible.ij;

import ij.ImagePlus;
import ij.ImageStack;
import ij.gui.ImageRoi;
import ij.gui.Overlay;
import ij.gui.Roi;
import ij.measure.Calibration;
import ij.process.FloatProcessor;
import ij.process.LUT;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;

import org.legible.report.ErrorMap;
import org.legible.report.FigureText;
import org.legible.report.HeatScale;
import org.legible.report.LineRow;
import org.legible.report.QualityReport;
import org.legible.text.Box;

/**
 * Error maps as a 32-bit image: the errors themselves in the image's unit, shown by {@link HeatScale}. The damaged lines and the legend
 * of the scale are an overlay, so that the pixels can be measured.
 */
final class HeatMapImage {

    private static final Color OUTLINE = new Color(0x35e0ff);
    private static final double OUTLINE_WIDTH = 2;
    private static final int MARGIN = 6;
    private static final int BAR_HEIGHT = 12;

    private HeatMapImage() {
    }

    /** @param maps of every picture, at least one */
    static ImagePlus of(final QualityReport report, final List<ErrorMap> maps) {
        final ErrorMap first = maps.get(0);
        final ImageStack stack = new ImageStack(first.width(), first.height());
        float top = 0;
        float max = 0;
        for (final ErrorMap map : maps) {
            stack.addSlice(map.label().isEmpty() ? null : map.label(), new FloatProcessor(map.width(), map.height(), map.values()));
            top = Math.max(top, map.scaleTop());
            max = Math.max(max, map.max());
        }
        final ImagePlus image = new ImagePlus("Errors of " + report.decoded(), stack);
        image.getProcessor().setLut(lut());
        image.setDisplayRange(0, top);
        final Calibration calibration = image.getCalibration();
        calibration.setValueUnit(report.unit());
        final String scale = "0 to " + FigureText.number(top) + (max > top ? " and more, at most " + FigureText.number(max) : "");
        image.setProperty("Info", "Absolute errors in " + report.unit() + "; the colours go from " + scale + ".");
        image.setOverlay(overlay(report, maps, legend(top, max, report.unit())));
        return image;
    }

    private static LUT lut() {
        final byte[][] colours = new byte[3][HeatScale.SIZE];
        for (int i = 0; i < HeatScale.SIZE; i++) {
            for (int channel = 0; channel < colours.length; channel++) {
                colours[channel][i] = (byte) (HeatScale.rgb(i) >> 16 - 8 * channel);
            }
        }
        return new LUT(colours[0], colours[1], colours[2]);
    }

    private static Overlay overlay(final QualityReport report, final List<ErrorMap> maps, final BufferedImage legend) {
        final Overlay overlay = new Overlay();
        for (int i = 0; i < maps.size(); i++) {
            int number = 0;
            for (final LineRow row : report.text().lines()) {
                if (row.plane() == maps.get(i).plane()) {
                    number++;
                    if (row.damaged()) {
                        overlay.add(outline(row, number, maps.size() == 1 ? 0 : i + 1));
                    }
                }
            }
        }
        addLegend(overlay, legend, maps.get(0));
        return overlay;
    }

    private static Roi outline(final LineRow row, final int number, final int slice) {
        final Box box = row.errors().before().box();
        final Roi roi = new Roi(box.x(), box.y(), box.width(), box.height());
        roi.setName("line " + number + ": " + row.errors().before().text() + " > " + row.errors().after());
        roi.setStrokeColor(OUTLINE);
        roi.setStrokeWidth(OUTLINE_WIDTH);
        roi.setPosition(slice);
        return roi;
    }

    /** In the lower right corner; as large as it must be to be read where a large image is shown small, and not at all on a tiny one. */
    private static void addLegend(final Overlay overlay, final BufferedImage legend, final ErrorMap map) {
        if (map.width() < 2 * legend.getWidth() || map.height() < 3 * legend.getHeight()) {
            return;
        }
        final int scale = Math.max(1, Math.min(map.width() / 1000, map.height() / (8 * legend.getHeight())));
        final BufferedImage enlarged = new BufferedImage(scale * legend.getWidth(), scale * legend.getHeight(), BufferedImage.TYPE_INT_RGB);
        final Graphics2D g = enlarged.createGraphics();
        g.drawImage(legend, 0, 0, enlarged.getWidth(), enlarged.getHeight(), null);
        g.dispose();
        final int margin = scale * MARGIN;
        final ImageRoi roi = new ImageRoi(map.width() - enlarged.getWidth() - margin, map.height() - enlarged.getHeight() - margin, enlarged);
        roi.setName("scale");
        overlay.add(roi);
    }

    private static BufferedImage legend(final float top, final float max, final String unit) {
        final String end = FigureText.number(top) + (max > top ? "+" : "") + " " + unit;
        final int width = Math.max(HeatScale.SIZE / 2, (end.length() + 3) * Label.CHARACTER_WIDTH);
        final BufferedImage legend = new BufferedImage(width + 2 * MARGIN, BAR_HEIGHT + Label.HEIGHT + 2 * MARGIN, BufferedImage.TYPE_INT_RGB);
        final Graphics2D g = legend.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, legend.getWidth(), legend.getHeight());
        g.dispose();
        for (int x = 0; x < width; x++) {
            for (int y = 0; y < BAR_HEIGHT; y++) {
                legend.setRGB(MARGIN + x, MARGIN + y, HeatScale.rgb(x, width - 1));
            }
        }
        Label.draw(legend, "0", MARGIN, MARGIN + BAR_HEIGHT);
        Label.draw(legend, end, MARGIN + width - end.length() * Label.CHARACTER_WIDTH, MARGIN + BAR_HEIGHT);
        return legend;
    }
}
