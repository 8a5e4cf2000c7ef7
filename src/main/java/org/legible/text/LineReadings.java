package org.legible.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

/** Reads many lines of one picture, with one reader or with several at the same time. */
final class LineReadings {

    private LineReadings() {
    }

    /**
     * The readings of all boxes.
     *
     * @param image read by all readers at the same time
     * @param boxes within the image
     * @param readers at least one; each is used by one thread and gets a run of neighbouring boxes
     * @return one reading for each box, in their order
     * @throws IOException what a reader throws; none of them is in use any more then
     */
    static List<String> of(final RandomAccessibleInterval<ARGBType> image, final List<Box> boxes, final List<? extends LineReader> readers)
        throws IOException {
        if (readers.size() == 1) {
            return read(image, boxes, readers.get(0));
        }
        final List<CompletableFuture<List<String>>> parts = new ArrayList<>();
        for (int i = 0; i < readers.size(); i++) {
            final LineReader reader = readers.get(i);
            final List<Box> part = boxes.subList(boxes.size() * i / readers.size(), boxes.size() * (i + 1) / readers.size());
            parts.add(CompletableFuture.supplyAsync(() -> readUnchecked(image, part, reader)));
        }
        try {
            CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new)).join();
        } catch (final CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failure) {
                throw failure.getCause();
            }
            throw e;
        }
        return parts.stream().flatMap(part -> part.join().stream()).toList();
    }

    private static List<String> readUnchecked(final RandomAccessibleInterval<ARGBType> image, final List<Box> boxes, final LineReader reader) {
        try {
            return read(image, boxes, reader);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> read(final RandomAccessibleInterval<ARGBType> image, final List<Box> boxes, final LineReader reader)
        throws IOException {
        final List<String> readings = new ArrayList<>();
        for (final Box box : boxes) {
            readings.add(WhiteSpace.collapse(reader.readLine(LinePictures.enlarged(image, box))));
        }
        return readings;
    }
}
