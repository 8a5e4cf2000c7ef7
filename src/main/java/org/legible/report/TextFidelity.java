package org.legible.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CancellationException;
import net.imglib2.RandomAccessibleInterval;
import org.legible.codec.PlaneReader;
import org.legible.codec.PlaneWriter;
import org.legible.codec.Progress;
import org.legible.format.ImageLayout;
import org.legible.format.LegibleException;
import org.legible.text.ErrorTotals;
import org.legible.text.TextReference;

/**
 * Measures what files of one image did to its text, by the protocol of {@link TextReference}: the text is located once, and what each
 * file decodes to is read. It keeps the lines of all pictures in memory, and the pixels of one.
 */
public final class TextFidelity {

    private final Appearance appearance;
    private final TextEyes eyes;
    private final List<TextReference> references;

    private TextFidelity(final Appearance appearance, final TextEyes eyes, final List<TextReference> references) {
        this.appearance = appearance;
        this.eyes = eyes;
        this.references = references;
    }

    /**
     * Finds and reads the text of an image.
     *
     * @param original what will be encoded
     * @param appearance of the original, and of what is decoded
     * @param eyes read the text; somebody has to
     * @param progress can end it
     * @throws LegibleException when the original cannot be read, or the engine fails
     * @throws CancellationException when {@code progress} ended it
     */
    public static TextFidelity locate(final PlaneReader original, final Appearance appearance, final TextEyes eyes,
        final Progress progress) throws IOException {
        final List<TextReference> references = new ArrayList<>();
        PictureStream.forEach(DecodedPlanes.of(original), appearance, progress,
            picture -> references.add(TextReference.locate(picture, eyes.words(), eyes.lines())));
        return new TextFidelity(appearance, eyes, List.copyOf(references));
    }

    /** @return characters and words of the original, without errors */
    public ErrorTotals original() {
        return references.stream().map(TextReference::totals).reduce(ErrorTotals.NONE, ErrorTotals::plus);
    }

    /** @return width of the letters of small text in pixels: a quarter of the lines has narrower ones; there has to be text */
    public double letterWidth() {
        final double[] widths = references.stream().flatMap(reference -> reference.lines().stream())
            .mapToDouble(line -> (double) line.box().width() / line.chars()).sorted().toArray();
        return widths[widths.length / 4];
    }

    /**
     * Starts to read what a file decodes to.
     *
     * @param layout of the file
     * @param mostErrors character errors after which reading ends, see {@link TextReference#sample}; 0 or more
     * @param progress can end it with a {@link CancellationException}
     */
    public Reading read(final ImageLayout layout, final long mostErrors, final Progress progress) {
        return new Reading(layout, mostErrors, progress);
    }

    /** Takes the planes of a file and reads them, as far as there are not too many errors: what is read then stands for the rest. */
    public final class Reading implements PlaneWriter {

        private final Iterator<TextReference> originals = references.iterator();
        private final PlaneStream planes;
        private ErrorTotals sum = ErrorTotals.NONE;

        private Reading(final ImageLayout layout, final long mostErrors, final Progress progress) {
            this.planes = new PlaneStream(layout, PictureStream.of(appearance, progress, picture -> {
                final TextReference original = originals.next();
                final long left = mostErrors - sum.charErrors();
                if (left >= 0) {
                    sum = sum.plus(original.sample(picture, eyes.lines(), left));
                }
            }));
        }

        @Override
        public RandomAccessibleInterval<?> plane(final int index) throws IOException {
            return planes.plane(index);
        }

        /**
         * Reads the last picture.
         *
         * @return the totals of what was read: of all, with as many characters as {@link #original()}, where there are not more errors
         * @throws LegibleException when the engine fails
         */
        public ErrorTotals errors() throws IOException {
            planes.finish();
            return sum;
        }
    }
}
