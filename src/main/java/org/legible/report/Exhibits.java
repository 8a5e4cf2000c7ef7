package org.legible.report;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import org.legible.text.Box;
import org.legible.text.LineErrors;

/** The pictures that a report shows: the worst picture of the image, and the lines that lost most. Keeps no more than these. */
public final class Exhibits {

    /** Lines that are shown with their pictures. */
    public static final int MOST_LINES = 12;

    private static final Comparator<LineCrop> WORST_FIRST = Comparator
        .comparingInt((LineCrop crop) -> crop.errors().charErrors()).reversed()
        .thenComparing(crop -> -crop.errors().totals().cer());

    private final List<LineCrop> crops = new ArrayList<>();
    private Exhibit worst;

    /**
     * One picture before and after.
     *
     * @param original as displayed
     * @param decoded as displayed
     * @param map its errors
     * @param lines all lines of text in it
     */
    public record Exhibit(RandomAccessibleInterval<ARGBType> original, RandomAccessibleInterval<ARGBType> decoded, ErrorMap map,
        List<LineErrors> lines) {

        private int errors() {
            return lines.stream().mapToInt(LineErrors::charErrors).sum();
        }

        private double meanError() {
            double sum = 0;
            for (final float value : map.values()) {
                sum += value;
            }
            return sum / map.values().length;
        }

        private boolean isWorseThan(final Exhibit other) {
            return errors() != other.errors() ? errors() > other.errors() : meanError() > other.meanError();
        }
    }

    /**
     * A line that reads otherwise than before.
     *
     * @param label where its picture is in the stack; empty where there is only one
     * @param errors what happened to it
     * @param original its pixels before
     * @param decoded its pixels after
     */
    public record LineCrop(String label, LineErrors errors, BufferedImage original, BufferedImage decoded) {
    }

    void add(final RandomAccessibleInterval<ARGBType> original, final RandomAccessibleInterval<ARGBType> decoded, final ErrorMap map,
        final List<LineErrors> lines) {
        for (final LineErrors line : lines) {
            if (line.charErrors() > 0) {
                final Box box = line.before().box();
                crops.add(new LineCrop(map.label(), line, cut(original, box), cut(decoded, box)));
            }
        }
        crops.sort(WORST_FIRST);
        crops.subList(Math.min(MOST_LINES, crops.size()), crops.size()).clear();
        final Exhibit exhibit = new Exhibit(original, decoded, map, List.copyOf(lines));
        if (worst == null || exhibit.isWorseThan(worst)) {
            worst = exhibit;
        }
    }

    /** @return the picture with the most character errors, and among equals the one with the largest mean error; empty before the first */
    public Optional<Exhibit> worst() {
        return Optional.ofNullable(worst);
    }

    /** @return the lines with the most character errors, at most {@link #MOST_LINES}, the worst first */
    public List<LineCrop> lines() {
        return List.copyOf(crops);
    }

    private static BufferedImage cut(final RandomAccessibleInterval<ARGBType> image, final Box box) {
        final BufferedImage crop = new BufferedImage(box.width(), box.height(), BufferedImage.TYPE_INT_RGB);
        final RandomAccess<ARGBType> access = image.randomAccess();
        for (int y = 0; y < box.height(); y++) {
            for (int x = 0; x < box.width(); x++) {
                crop.setRGB(x, y, access.setPositionAndGet(box.x() + x, box.y() + y).get());
            }
        }
        return crop;
    }
}
