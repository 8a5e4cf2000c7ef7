package org.legible.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

/**
 * Reads many lines of one picture, with one reader or with several at the same time, each of which takes the next line that nobody has
 * taken. What comes out does not depend on how many there are.
 */
final class LineReadings {

    /** Looks at readings in the order of their boxes. */
    @FunctionalInterface
    interface Judge {

        /** Whether the boxes after this one need not be read. */
        boolean isEnough(int box, String reading);
    }

    private final RandomAccessibleInterval<ARGBType> image;
    private final List<Box> boxes;
    private final Judge judge;
    private final String[] readings;

    private int taken;
    /** So many readings from the first one on are there, and the judge has seen them. */
    private int seen;
    private boolean ended;

    private LineReadings(final RandomAccessibleInterval<ARGBType> image, final List<Box> boxes, final Judge judge) {
        this.image = image;
        this.boxes = boxes;
        this.judge = judge;
        this.readings = new String[boxes.size()];
    }

    /**
     * The readings of all boxes.
     *
     * @param image read by all readers at the same time
     * @param boxes within the image
     * @param readers at least one; each is used by one thread
     * @return one reading for each box, in their order
     * @throws IOException what a reader throws; none of them is in use any more then
     */
    static List<String> of(final RandomAccessibleInterval<ARGBType> image, final List<Box> boxes, final List<? extends LineReader> readers)
        throws IOException {
        return until(image, boxes, readers, (box, reading) -> false);
    }

    /**
     * The readings of the first boxes, up to the one that is enough.
     *
     * @param image read by all readers at the same time
     * @param boxes within the image
     * @param readers at least one; each is used by one thread
     * @param judge says where to stop
     * @return one reading for each box up to that one, or for all, in their order
     * @throws IOException what a reader throws; none of them is in use any more then
     */
    static List<String> until(final RandomAccessibleInterval<ARGBType> image, final List<Box> boxes,
            final List<? extends LineReader> readers, final Judge judge) throws IOException {
        final LineReadings work = new LineReadings(image, boxes, judge);
        if (readers.size() == 1) {
            work.read(readers.get(0));
        } else {
            work.readAll(readers);
        }
        return Stream.of(work.readings).limit(work.seen).toList();
    }

    private void readAll(final List<? extends LineReader> readers) throws IOException {
        try {
            CompletableFuture.allOf(readers.stream().map(reader -> CompletableFuture.runAsync(() -> readUnchecked(reader)))
                .toArray(CompletableFuture[]::new)).join();
        } catch (final CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failure) {
                throw failure.getCause();
            }
            throw e;
        }
    }

    private void readUnchecked(final LineReader reader) {
        try {
            read(reader);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(final LineReader reader) throws IOException {
        for (int box = take(); box < boxes.size(); box = take()) {
            put(box, WhiteSpace.collapse(reader.readLine(LinePictures.enlarged(image, boxes.get(box)))));
        }
    }

    private synchronized int take() {
        return ended ? boxes.size() : taken++;
    }

    private synchronized void put(final int box, final String reading) {
        readings[box] = reading;
        while (!ended && seen < readings.length && readings[seen] != null) {
            ended = judge.isEnough(seen, readings[seen]);
            seen++;
        }
    }
}
