package org.legible.ij;

import ij.ImagePlus;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.legible.bundle.Bundles;
import org.legible.codec.PlaneReader;
import org.legible.codec.Progress;
import org.legible.codec.QualityMap;
import org.legible.engine.Device;
import org.legible.engine.TextDetector;
import org.legible.engine.TextProtection;
import org.legible.report.DecodedPlanes;
import org.legible.report.PictureStream;
import org.legible.text.TextNeed;

/**
 * Where an image has text, as a source of its quality map. In a stack the lines of all pictures count for every plane: a file has one
 * map, and text mostly stays where it is.
 *
 * @param lines   of text and the quality that each needs, in pixels
 * @param steps   of quality that ordinary text gets; 0 where text is not looked for
 * @param seconds that finding took, wall time without loading the network
 */
public record TextBoost(List<TextNeed> lines, int steps, double seconds) {

    /** Keeps a copy of the list. */
    public TextBoost {
        lines = List.copyOf(lines);
    }

    /**
     * Looks for text where that is wanted.
     *
     * @param image    as a person sees it
     * @param planes   its planes
     * @param handling what was chosen
     * @param device   where to run the detector
     * @param progress can end it
     * @throws org.legible.format.LegibleException when the choice is wrong, the image cannot be read or the detector does not start
     * @throws java.util.concurrent.CancellationException when {@code progress} ended it
     */
    public static TextBoost find(final ImagePlus image, final PlaneReader planes, final TextHandling handling, final Device device,
            final Progress progress) throws IOException {
        handling.check();
        if (!handling.boosts()) {
            return new TextBoost(List.of(), 0, 0);
        }
        final List<TextNeed> lines = new ArrayList<>();
        try (TextDetector detector = TextDetector.open(Bundles.DEFAULT_DETECTOR, device)) {
            final long start = System.nanoTime();
            progress.update(0, 1, "Finding text");
            PictureStream.forEach(DecodedPlanes.of(planes), new ImageAppearance(image, planes.layout().type()), progress,
                picture -> lines.addAll(TextNeed.of(picture, detector.find(picture, share -> requireWanted(progress)))));
            return new TextBoost(lines, handling.textboost(), (System.nanoTime() - start) * 1e-9);
        }
    }

    private static void requireWanted(final Progress progress) {
        if (progress.cancelled()) {
            throw new CancellationException("Finding text was cancelled.");
        }
    }

    /** @return whether there is no text */
    public boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Sets the quality of every latent that has a pixel of a line, or of the margin around it. */
    public void apply(final QualityMap map) {
        TextProtection.apply(map, lines, steps);
    }
}
