package org.legible.engine;

import java.io.IOException;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

import org.legible.bundle.Bundles;
import org.legible.bundle.DetectorBundle;
import org.legible.text.Box;
import org.legible.text.ReadingProgress;
import org.legible.text.detect.LineLayout;
import org.legible.text.detect.SplitWords;
import org.legible.text.detect.TextMapper;
import org.legible.text.detect.WordBoxes;

/** Finds words with a detector of Legible's own kind, without reading them. Not thread-safe. */
public final class TextDetector implements AutoCloseable {

    private final DetectorBundle bundle;
    private final LoadedNetworks<DjlDetector> loaded;
    private final TextMapper mapper;

    private TextDetector(final DetectorBundle bundle, final LoadedNetworks<DjlDetector> loaded) {
        this.bundle = bundle;
        this.loaded = loaded;
        this.mapper = new TextMapper(loaded.networks(), bundle.geometry());
    }

    /**
     * Opens a detector.
     *
     * @param detector name of a text detector inside the program, or path of such a bundle's folder or zip file
     * @param device where to run the network
     * @throws org.legible.format.LegibleException when there is no such bundle, it is of another kind, something is wrong in it, the
     *         engine does not start, or there is no GPU and one was asked for
     */
    public static TextDetector open(final String detector, final Device device) throws IOException {
        return open(Bundles.findDetector(detector), device);
    }

    /**
     * Opens a detector that was found already.
     *
     * @param bundle to find words with
     * @param device where to run the network
     * @throws org.legible.format.LegibleException when something is wrong in it, the engine does not start, or there is no GPU and one was
     *         asked for
     */
    static TextDetector open(final DetectorBundle bundle, final Device device) throws IOException {
        return new TextDetector(bundle,
            LoadedNetworks.of(bundle, device, DjlDetector.class, place -> DjlDetector.load(bundle, place)));
    }

    /** @return where the network runs: {@link Device#CPU} or {@link Device#GPU} */
    public Device device() {
        return loaded.device();
    }

    /**
     * Finds words.
     *
     * @param image two-dimensional, its minimum at the origin; alpha is left out
     * @return boxes of words within the picture's bounds, line by line in reading order
     * @throws org.legible.format.LegibleException when the engine fails
     */
    public List<List<Box>> find(final RandomAccessibleInterval<ARGBType> image) throws IOException {
        return find(image, ReadingProgress.NONE);
    }

    /**
     * Finds words.
     *
     * @param image as for {@link #find(RandomAccessibleInterval)}
     * @param progress hears how far it is and can end it
     * @return the same
     * @throws org.legible.format.LegibleException when the engine fails
     */
    public List<List<Box>> find(final RandomAccessibleInterval<ARGBType> image, final ReadingProgress progress) throws IOException {
        final List<Box> parts =
            WordBoxes.find(mapper.maps(image, progress), bundle.thresholds(), (int) image.dimension(0), (int) image.dimension(1));
        return LineLayout.lines(parts).stream().map(SplitWords::joined).toList();
    }

    /** Gives the network back; the last one given back stays in memory for the next detector with the same bundle and device. */
    @Override
    public void close() {
        loaded.giveBack();
    }
}
