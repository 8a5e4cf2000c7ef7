package org.legible.engine;

import java.io.IOException;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

import org.legible.bundle.Bundles;
import org.legible.codec.LeftText;
import org.legible.codec.QualityMap;
import org.legible.text.TextNeed;

/** Finds what the symbol layer has left of the text with the {@link TextDetector} that comes with Legible, loaded when it is needed. */
final class LeftTextProtection implements LeftText {

    private final Device device;

    /** @param device where to run the detector */
    LeftTextProtection(final Device device) {
        this.device = device;
    }

    @Override
    public boolean raise(final RandomAccessibleInterval<ARGBType> picture, final double quality, final QualityMap map)
            throws IOException {
        return TextProtection.raise(map, find(picture), quality);
    }

    private List<TextNeed> find(final RandomAccessibleInterval<ARGBType> picture) throws IOException {
        try (TextDetector detector = TextDetector.open(Bundles.DEFAULT_DETECTOR, device)) {
            return TextNeed.of(picture, detector.find(picture));
        }
    }

    @Override
    public LeftText forOneImage() {
        return new Kept();
    }

    /**
     * Looks once, as a rule: the detector takes a quarter of the time of an encoding. From {@link TextProtection#FULL_FROM} on nearly the
     * same text is lifted at all qualities, so what was left at one of them is what is left at the others. Below, more is left, but hardly
     * any of that is raised.
     */
    private final class Kept implements LeftText {

        private List<TextNeed> lines = List.of();

        /** The quality of the file for which these are the lines; 0 for none. */
        private double found;

        @Override
        public boolean raise(final RandomAccessibleInterval<ARGBType> picture, final double quality, final QualityMap map)
                throws IOException {
            if (found < Math.min(quality, TextProtection.FULL_FROM)) {
                lines = find(picture);
                found = quality;
            }
            return TextProtection.raise(map, lines, quality);
        }
    }
}
