package org.legible.engine;

import java.io.IOException;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

import org.legible.bundle.Bundles;
import org.legible.bundle.RecogniserBundle;
import org.legible.text.Box;
import org.legible.text.ReadingProgress;
import org.legible.text.TextReader;
import org.legible.text.TextRegion;
import org.legible.text.read.WordReader;

/** Finds and reads text with a detector and a recogniser of Legible's own kind. Not thread-safe. */
public final class LegibleTextReader implements TextReader {

    /** Name of this engine in tables and files, and for who chooses one. */
    public static final String ENGINE = "legible";

    /** The part of the work that finding takes, about, on a page of text. */
    private static final double FINDING = 0.5;

    private final TextDetector detector;
    private final LoadedNetworks<DjlRecogniser> recogniser;
    private final WordReader words;

    private LegibleTextReader(final TextDetector detector, final RecogniserBundle recogniserBundle,
            final LoadedNetworks<DjlRecogniser> recogniser, final Decoding decoding) {
        this.detector = detector;
        this.recogniser = recogniser;
        this.words = new WordReader((crops, count, width) -> recogniser.networks().logits(decoding, crops, count, width),
            recogniserBundle);
    }

    /**
     * Opens a reader.
     *
     * @param detector name of a text detector inside the program, or path of such a bundle's folder or zip file
     * @param recogniser the same of a word recogniser
     * @param decoding how words are read
     * @param device where to run the networks
     * @throws org.legible.format.LegibleException when there is no such bundle, it is of another kind, something is wrong in it, the
     *         engine does not start, or there is no GPU and one was asked for
     */
    public static LegibleTextReader open(final String detector, final String recogniser, final Decoding decoding, final Device device)
            throws IOException {
        final TextDetector finding = TextDetector.open(detector, device);
        try {
            final RecogniserBundle recogniserBundle = Bundles.findRecogniser(recogniser);
            return new LegibleTextReader(finding, recogniserBundle,
                LoadedNetworks.of(recogniserBundle, device, DjlRecogniser.class, place -> DjlRecogniser.load(recogniserBundle, place)),
                decoding);
        } catch (final IOException e) {
            finding.close();
            throw e;
        }
    }

    @Override
    public String engine() {
        return ENGINE;
    }

    /** @return where the networks run: {@link Device#CPU} or {@link Device#GPU} */
    public Device device() {
        return detector.device();
    }

    @Override
    public List<TextRegion> words(final RandomAccessibleInterval<ARGBType> image) throws IOException {
        return words(image, ReadingProgress.NONE);
    }

    /** {@inheritDoc} Words are found in the first half of the work and read in the second. */
    @Override
    public List<TextRegion> words(final RandomAccessibleInterval<ARGBType> image, final ReadingProgress progress) throws IOException {
        return words.read(image, detector.find(image, progress.part(0, FINDING)), progress.part(FINDING, 1));
    }

    /**
     * Finds words without reading them.
     *
     * @param image as for {@link #words}
     * @return boxes of words within the picture's bounds, line by line in reading order
     * @throws org.legible.format.LegibleException when the engine fails
     */
    public List<List<Box>> find(final RandomAccessibleInterval<ARGBType> image) throws IOException {
        return detector.find(image);
    }

    /**
     * Reads words that were found.
     *
     * @param image as for {@link #words}
     * @param lines boxes of words within the picture's bounds, line by line
     * @return one region for each box, in the same order
     * @throws org.legible.format.LegibleException when the engine fails
     */
    public List<TextRegion> read(final RandomAccessibleInterval<ARGBType> image, final List<List<Box>> lines) throws IOException {
        return words.read(image, lines);
    }

    /** Gives the networks back; the last ones given back stay in memory for the next reader with the same bundles and device. */
    @Override
    public void close() {
        detector.close();
        recogniser.giveBack();
    }
}
