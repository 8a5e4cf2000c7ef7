package org.legible.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import org.legible.codec.PlaneReader;
import org.legible.codec.Progress;
import org.legible.format.ImageLayout;
import org.legible.format.LegibleException;
import org.legible.text.LineErrors;
import org.legible.text.TextReference;

/**
 * Measures a decoded image against its original. Planes are compared as they come, and only those of one picture are in memory: one,
 * or the channels of a composite.
 */
public final class Comparison {

    private final PlaneReader original;
    private final ImageLayout layout;
    private final Appearance appearance;
    private final Measures measures;
    private final Consumer<ErrorMap> maps;
    private final Progress progress;
    private final PixelFigures pixels;
    private final Exhibits exhibits = new Exhibits();
    private final List<RandomAccessibleInterval<?>> waiting = new ArrayList<>();
    private final List<LineRow> lines = new ArrayList<>();
    private String textFailure;
    private double sumOfLpips;
    private int pictures;

    private Comparison(final PlaneReader original, final Appearance appearance, final Measures measures, final Consumer<ErrorMap> maps,
        final Progress progress) throws IOException {
        this.original = original;
        this.layout = original.layout();
        this.appearance = appearance;
        this.measures = measures;
        this.maps = maps;
        this.progress = progress;
        this.pixels = new PixelFigures(layout, appearance, Peaks.of(original, measures.windows()));
        this.textFailure = measures.text().missing().orElse(null);
    }

    /**
     * What the measuring of one pair gave.
     *
     * @param total figures of all planes
     * @param planes figures of every plane
     * @param text what happened to the text
     * @param lpips mean over the pictures; empty where there is no module for it
     * @param exhibits pictures to show
     */
    public record Result(Figures total, List<PlaneFigures> planes, TextFigures text, OptionalDouble lpips, Exhibits exhibits) {
    }

    /**
     * Measures a pair of images of equal size and type.
     *
     * @param original the original; 16-bit and 32-bit images without value windows are read twice
     * @param decoded the decoded image
     * @param appearance of both
     * @param measures what to measure
     * @param maps takes the error map of every picture, in order
     * @param progress hears how far it is and can end it
     * @throws LegibleException when the sizes or types differ, or an image cannot be read
     * @throws CancellationException when {@code progress} ended it
     */
    public static Result run(final PlaneReader original, final DecodedPlanes decoded, final Appearance appearance, final Measures measures,
        final Consumer<ErrorMap> maps, final Progress progress) throws IOException {
        requireEqual(original.layout(), decoded.layout());
        final Comparison comparison = new Comparison(original, appearance, measures, maps, progress);
        decoded.forEach(comparison::accept);
        return comparison.result();
    }

    private static void requireEqual(final ImageLayout original, final ImageLayout decoded) throws LegibleException {
        if (original.width() != decoded.width() || original.height() != decoded.height()) {
            throw new LegibleException("The original has " + original.width() + "x" + original.height() + " pixels and the decoded image "
                + decoded.width() + "x" + decoded.height() + ": give two images of equal size.");
        }
        if (original.planes() != decoded.planes() || original.channels() != decoded.channels()) {
            throw new LegibleException("The original has " + planes(original) + " and the decoded image " + planes(decoded)
                + ": give two images with the same channels, slices and frames.");
        }
        if (original.type() != decoded.type()) {
            throw new LegibleException("The original is " + ReportColumns.name(original.type()) + " and the decoded image " + ReportColumns.name(decoded.type())
                + ": convert one of them to the type of the other with Image > Type.");
        }
    }

    private static String planes(final ImageLayout layout) {
        return layout.channels() + " channel(s), " + layout.slices() + " slice(s) and " + layout.frames() + " frame(s)";
    }

    private void accept(final int index, final RandomAccessibleInterval<?> plane) throws IOException {
        if (progress.cancelled()) {
            throw new CancellationException("The comparison was cancelled.");
        }
        progress.update(index, layout.planes(), "Comparing");
        waiting.add(plane);
        if (waiting.size() == appearance.planesPerPicture()) {
            measure(index + 1 - waiting.size());
            waiting.clear();
        }
    }

    private void measure(final int first) throws IOException {
        final List<RandomAccessibleInterval<?>> before = new ArrayList<>();
        for (int i = 0; i < waiting.size(); i++) {
            before.add(original.plane(first + i));
        }
        final ErrorMap map = pixels.add(first, before, waiting);
        maps.accept(map);
        final RandomAccessibleInterval<ARGBType> left = appearance.picture(first, before);
        final RandomAccessibleInterval<ARGBType> right = appearance.picture(first, waiting);
        final List<LineErrors> errors = read(left, right);
        errors.forEach(line -> lines.add(new LineRow(first, map.label(), line)));
        if (measures.lpips().isPresent()) {
            sumOfLpips += measures.lpips().get().distance(left, right);
        }
        exhibits.add(left, right, map, errors);
        pictures++;
    }

    /** Text is not worth the loss of all other figures: where its engine fails, the report says so. */
    private List<LineErrors> read(final RandomAccessibleInterval<ARGBType> before, final RandomAccessibleInterval<ARGBType> after) {
        if (textFailure != null) {
            return List.of();
        }
        try {
            final TextReference reference = TextReference.locate(before, measures.text().words(), measures.text().lines());
            return reference.compare(after, measures.text().lines()).lines();
        } catch (final IOException e) {
            textFailure = LegibleException.of("The text was not read", e).getMessage();
            lines.clear();
            return List.of();
        }
    }

    private Result result() {
        final TextFigures text = textFailure == null ? TextFigures.of(lines) : TextFigures.without(textFailure);
        final OptionalDouble lpips = measures.lpips().isPresent() ? OptionalDouble.of(sumOfLpips / pictures) : OptionalDouble.empty();
        return new Result(pixels.total(), pixels.planes(), text, lpips, exhibits);
    }
}
