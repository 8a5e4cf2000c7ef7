package org.legible.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

import net.imglib2.Interval;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

import org.legible.format.LegibleException;

/**
 * The text of an original, which decoded versions of it are compared with. The measure of text fidelity that the whole project uses:
 *
 * <ol>
 * <li>Lines are located once, on the original: words of a confidence above 60 and 6 to 80 pixels high are grouped into lines; lines of
 *     at least 4 characters and less than 80 pixels high are kept, their boxes grown by 4 pixels.
 * <li>Each box is cut out, enlarged twice (bicubic) and read on its own. A line counts where that reading differs from the located
 *     text by at most 10 % of its characters; the reading is the reference.
 * <li>The same boxes are cut out of a decoded picture, enlarged and read the same way.
 * <li>Errors are Levenshtein's distances between the two readings, in characters and in words. The error rate of a picture, or of many,
 *     is the sum of errors over the sum of reference lengths ({@link ErrorTotals}).
 * </ol>
 *
 * <p>A reference is immutable: locate it once, compare as many decoded pictures as there are. The readers are the caller's, who closes
 * them; the same ones, or the same kind, are to be used for both steps.
 */
public final class TextReference {

    private static final double LARGEST_DIFFERENCE = 0.1;

    private final long width;
    private final long height;
    private final List<TextLine> lines;

    private TextReference(final Interval image, final List<TextLine> lines) {
        this.width = image.dimension(0);
        this.height = image.dimension(1);
        this.lines = List.copyOf(lines);
    }

    /**
     * Finds and reads the lines of an original.
     *
     * @param original two-dimensional, its minimum at the origin; alpha is left out
     * @param words finds the words
     * @param reader reads the lines; may be the same object
     * @throws IOException when an engine fails, as a {@link LegibleException}
     */
    public static TextReference locate(final RandomAccessibleInterval<ARGBType> original, final TextReader words, final LineReader reader)
        throws IOException {
        return locate(original, words, List.of(reader));
    }

    /**
     * Finds and reads the lines of an original with several readers at the same time.
     *
     * @param original two-dimensional, its minimum at the origin; alpha is left out
     * @param words finds the words; may be one of the readers
     * @param readers read the lines, at least one, each in a thread of its own
     * @throws IOException when an engine fails, as a {@link LegibleException}
     */
    public static TextReference locate(final RandomAccessibleInterval<ARGBType> original, final TextReader words,
        final List<? extends LineReader> readers) throws IOException {
        final List<TextLine> located = LineGroups.of(words.words(original),
            Math.toIntExact(original.dimension(0)), Math.toIntExact(original.dimension(1)));
        final List<String> readings = LineReadings.of(original, boxes(located), readers);
        final List<TextLine> kept = new ArrayList<>();
        for (int i = 0; i < located.size(); i++) {
            final TextLine line = located.get(i);
            if (EditDistance.ofCharacters(line.text(), readings.get(i)) <= LARGEST_DIFFERENCE * line.chars()) {
                kept.add(new TextLine(line.box(), readings.get(i)));
            }
        }
        return new TextReference(original, kept);
    }

    /** @return the lines that count, in the order in which the engine found them; empty where there is no text */
    public List<TextLine> lines() {
        return lines;
    }

    /** @return characters and words of all lines, without errors */
    public ErrorTotals totals() {
        return lines.stream().map(line -> new ErrorTotals(line.chars(), line.words(), 0, 0)).reduce(ErrorTotals.NONE, ErrorTotals::plus);
    }

    /**
     * Reads the lines in a decoded picture and counts what has changed.
     *
     * @param decoded of the original's size, its minimum at the origin; alpha is left out
     * @param reader reads the lines
     * @return an entry for every line of the reference, in its order
     * @throws IOException when the sizes differ or the engine fails, as a {@link LegibleException}
     */
    public TextErrors compare(final RandomAccessibleInterval<ARGBType> decoded, final LineReader reader) throws IOException {
        return compare(decoded, List.of(reader));
    }

    /**
     * Reads the lines in a decoded picture with several readers at the same time and counts what has changed.
     *
     * @param decoded of the original's size, its minimum at the origin; alpha is left out
     * @param readers read the lines, at least one, each in a thread of its own
     * @return an entry for every line of the reference, in its order
     * @throws IOException when the sizes differ or an engine fails, as a {@link LegibleException}
     */
    public TextErrors compare(final RandomAccessibleInterval<ARGBType> decoded, final List<? extends LineReader> readers) throws IOException {
        requireSize(decoded);
        final List<String> after = LineReadings.of(decoded, boxes(lines), readers);
        final List<LineErrors> errors = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            errors.add(LineErrors.of(lines.get(i), after.get(i)));
        }
        return new TextErrors(errors);
    }

    /**
     * Counts what has changed in a decoded picture, as far as there are not too many errors: what is read then stands for the rest.
     * Lines are taken in an order that mixes those from all over the picture, always the same one.
     *
     * @param decoded of the original's size, its minimum at the origin; alpha is left out
     * @param readers read the lines, at least one, each in a thread of its own
     * @param mostErrors after the first line that brings more character errors than this, no other line counts; 0 or more
     * @return the totals of the lines that count: of all of them, with as many characters as {@link #totals()}, where there are not more
     *         errors than that
     * @throws IOException when the sizes differ or an engine fails, as a {@link LegibleException}
     */
    public ErrorTotals sample(final RandomAccessibleInterval<ARGBType> decoded, final List<? extends LineReader> readers,
            final long mostErrors) throws IOException {
        requireSize(decoded);
        final List<TextLine> mixed = new ArrayList<>(lines);
        Collections.shuffle(mixed, new Random(mixed.size()));
        final Sample sample = new Sample(mixed, mostErrors);
        LineReadings.until(decoded, boxes(mixed), readers, sample::add);
        return sample.totals;
    }

    /** Adds up errors until there are too many. */
    private static final class Sample {

        private final List<TextLine> lines;
        private final long mostErrors;
        private ErrorTotals totals = ErrorTotals.NONE;

        Sample(final List<TextLine> lines, final long mostErrors) {
            this.lines = lines;
            this.mostErrors = mostErrors;
        }

        boolean add(final int line, final String reading) {
            totals = totals.plus(LineErrors.of(lines.get(line), reading).totals());
            return totals.charErrors() > mostErrors;
        }
    }

    private void requireSize(final Interval decoded) throws LegibleException {
        if (decoded.dimension(0) != width || decoded.dimension(1) != height) {
            throw new LegibleException("The text of the two images cannot be compared: the original has " + width + "x" + height
                + " pixels, the decoded image " + decoded.dimension(0) + "x" + decoded.dimension(1) + "; give two images of equal size.");
        }
    }

    private static List<Box> boxes(final List<TextLine> lines) {
        return lines.stream().map(TextLine::box).toList();
    }
}
