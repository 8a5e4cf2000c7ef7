package org.legible.engine;

import java.io.IOException;

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
        try (TextDetector detector = TextDetector.open(Bundles.DEFAULT_DETECTOR, device)) {
            return TextProtection.raise(map, TextNeed.of(picture, detector.find(picture)), quality);
        }
    }
}
