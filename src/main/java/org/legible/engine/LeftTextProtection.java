package org.legible.engine;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.legible.bundle.Bundles;
import org.legible.bundle.DetectorBundle;
import org.legible.codec.LeftRows;
import org.legible.codec.LeftText;
import org.legible.codec.QualityMap;
import org.legible.text.Box;
import org.legible.text.TextNeed;

/** Finds what the symbol layer has left of the text with the {@link TextDetector} that comes with Legible, loaded when it is needed. */
final class LeftTextProtection implements LeftText {

    private final Device device;

    /** {@code null} as long as nobody needs it; finding it takes as long as looking at a small picture. */
    private DetectorBundle bundle;

    /** @param device where to run the detector */
    LeftTextProtection(final Device device) {
        this.device = device;
    }

    @Override
    public boolean raise(final LeftRows rows, final double quality, final QualityMap map) throws IOException {
        return TextProtection.raise(map, find(rows), rows.top(), quality);
    }

    private List<TextNeed> find(final LeftRows rows) throws IOException {
        if (bundle == null) {
            bundle = Bundles.findDetector(Bundles.DEFAULT_DETECTOR);
        }
        try (TextDetector detector = TextDetector.open(bundle, device)) {
            final List<List<Box>> lines = detector.find(rows.picture()).stream().filter(line -> isWhole(line, rows)).toList();
            return TextNeed.of(rows.picture(), lines);
        }
    }

    private static boolean isWhole(final List<Box> line, final LeftRows rows) {
        return line.stream().allMatch(word -> rows.hasWhole(word.y(), word.bottom()));
    }

    @Override
    public LeftText forOneImage() {
        return new Kept();
    }

    /** Some rows of a plane, by the first of them. */
    private record Place(int plane, int top) {
    }

    /** @param quality of the file for which the lines were found */
    private record Found(double quality, List<TextNeed> lines) {
    }

    /**
     * Looks once at each place, as a rule: the detector takes a quarter of the time of an encoding. From {@link TextProtection#FULL_FROM} on
     * nearly the same text is lifted at all qualities, so what was left at one of them is what is left at the others. Below, more is left,
     * but hardly any of that is raised.
     */
    private final class Kept implements LeftText {

        private final Map<Place, Found> all = new HashMap<>();

        @Override
        public boolean raise(final LeftRows rows, final double quality, final QualityMap map) throws IOException {
            final Place place = new Place(rows.plane(), rows.top());
            Found found = all.get(place);
            if (found == null || found.quality < Math.min(quality, TextProtection.FULL_FROM)) {
                found = new Found(quality, find(rows));
                all.put(place, found);
            }
            return TextProtection.raise(map, found.lines, rows.top(), quality);
        }
    }
}
