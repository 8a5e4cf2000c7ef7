package org.legible.text.read;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

import org.legible.bundle.RecogniserBundle;
import org.legible.text.Box;
import org.legible.text.ReadingProgress;
import org.legible.text.TextRegion;

/** Reads the words of a picture, many at once. */
public final class WordReader {

    private static final int BATCH = 32;
    private static final double PERCENT = 100;

    private final RecogniserNetwork network;
    private final RecogniserBundle bundle;

    /**
     * @param network to run
     * @param bundle its shapes, its charset and its threshold
     */
    public WordReader(final RecogniserNetwork network, final RecogniserBundle bundle) {
        this.network = network;
        this.bundle = bundle;
    }

    /**
     * Reads words.
     *
     * @param picture two-dimensional, its minimum at the origin; alpha is left out
     * @param lines boxes of words within the picture, line by line
     * @return one region for each word, in the same order, with the number of its line from 0; its text is empty where the confidence
     *         is below the bundle's threshold
     * @throws org.legible.format.LegibleException when the engine fails
     */
    public List<TextRegion> read(final RandomAccessibleInterval<ARGBType> picture, final List<List<Box>> lines) throws IOException {
        return read(picture, lines, ReadingProgress.NONE);
    }

    /**
     * Reads words.
     *
     * @param picture as for {@link #read(RandomAccessibleInterval, List)}
     * @param lines likewise
     * @param progress hears of some words at a time and can end it
     * @return the same
     * @throws org.legible.format.LegibleException when the engine fails
     */
    public List<TextRegion> read(final RandomAccessibleInterval<ARGBType> picture, final List<List<Box>> lines,
            final ReadingProgress progress) throws IOException {
        final List<List<Box>> parts = lines.stream().flatMap(List::stream).map(word -> LongWords.parts(picture, word, bundle)).toList();
        final Iterator<Reading> read =
            List.of(readings(picture, parts.stream().flatMap(List::stream).toList(), progress)).iterator();
        final List<Reading> readings = parts.stream().map(word -> Reading.joined(word.stream().map(part -> read.next()).toList())).toList();
        final List<TextRegion> regions = new ArrayList<>();
        for (int line = 0; line < lines.size(); line++) {
            for (final Box word : lines.get(line)) {
                final Reading reading = readings.get(regions.size());
                final String text = reading.confidence() < bundle.threshold() ? "" : reading.text();
                regions.add(new TextRegion(word, text, PERCENT * reading.confidence(), line));
            }
        }
        return regions;
    }

    /** Words of one width go through the network together. */
    private Reading[] readings(final RandomAccessibleInterval<ARGBType> picture, final List<Box> words, final ReadingProgress progress)
            throws IOException {
        final Reading[] readings = new Reading[words.size()];
        final Map<Integer, List<Integer>> waiting = new TreeMap<>();
        final WordCrop[] crops = new WordCrop[words.size()];
        int read = 0;
        for (int i = 0; i < crops.length; i++) {
            crops[i] = WordCrop.of(picture, words.get(i), bundle.crop());
            final List<Integer> batch = waiting.computeIfAbsent(crops[i].width(), width -> new ArrayList<>());
            batch.add(i);
            if (batch.size() == BATCH) {
                progress.done((double) read / crops.length);
                read(crops, batch, readings);
                read += BATCH;
                batch.clear();
            }
        }
        for (final List<Integer> batch : waiting.values()) {
            progress.done((double) read / Math.max(1, crops.length));
            read(crops, batch, readings);
            read += batch.size();
        }
        return readings;
    }

    private void read(final WordCrop[] crops, final List<Integer> batch, final Reading[] readings) throws IOException {
        if (batch.isEmpty()) {
            return;
        }
        final int width = crops[batch.get(0)].width();
        final int length = crops[batch.get(0)].samples().length;
        final float[] samples = new float[batch.size() * length];
        for (int i = 0; i < batch.size(); i++) {
            System.arraycopy(crops[batch.get(i)].samples(), 0, samples, i * length, length);
            // A page of words would be many times as large as their boxes.
            crops[batch.get(i)] = null;
        }
        final float[] logits = network.logits(samples, batch.size(), width);
        for (int i = 0; i < batch.size(); i++) {
            readings[batch.get(i)] = Reading.of(logits, i, bundle.maxLength() + 1, bundle.charset());
        }
    }
}
