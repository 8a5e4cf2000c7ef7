package org.legible.engine;

import java.awt.Rectangle;
import java.util.Comparator;
import java.util.List;

import org.legible.codec.LeftText;
import org.legible.codec.QualityMap;
import org.legible.symbol.SymbolSettings;
import org.legible.text.TextNeed;

/** Each line of text in the quality it needs: lines found by a {@link TextDetector} as a source of a quality map. */
public final class TextProtection {

    /** Of the steps tried on training screens (12, 20, 28) those that need the fewest bits at equal CER. */
    public static final int DEFAULT_STEPS = 20;

    /** The map is written in multiples of so many steps: it costs fewer bits, and no more is known about a line. */
    private static final int STEP = 4;

    /** Offsets of text stay within these: large letters are not to look much worse than the rest, and bits for faint ones have a limit. */
    private static final int LEAST = -24, MOST = 60;

    /** The quality at which ordinary text reads almost without errors, 19 steps above that at which it begins to. */
    private static final int READS_WELL = 18;

    /** Below this quality of a file less text is lifted, and lines are raised by so many steps less for each one: at 1 hardly any is. */
    static final double FULL_FROM = SymbolSettings.ALL_LIFTED_FROM;
    private static final int FADING_STEPS = 20;

    /** Pixels around a line that count as text: strokes at its border need them. */
    private static final int MARGIN = 2;

    private TextProtection() {
    }

    /**
     * Sets the quality of every latent that has a pixel of a line, or of the margin around it; where lines overlap, the highest.
     *
     * @param map to change
     * @param lines and what they need, in pixels of the image
     * @param steps of quality that ordinary text gets more than what is no text, 0 to 127; each line gets what it needs more or less
     */
    public static void apply(final QualityMap map, final List<TextNeed> lines, final int steps) {
        lines.stream().sorted(Comparator.comparingDouble(TextNeed::steps)).forEach(need -> {
            map.set(area(need), offset(steps + need.steps()));
        });
    }

    /**
     * Raises the quality of the lines to what they need to be read well, at most {@link LeftText#HIGHEST_QUALITY}. What has it already
     * stays as it is. In files of quality 1 hardly anything is raised: they are as small as files can be.
     *
     * @param map to change
     * @param lines and what they need, in pixels of a picture that shows rows of the image
     * @param top row of the image that is the picture's first
     * @param quality of the file, 1 to 100
     * @return whether a line was raised
     */
    static boolean raise(final QualityMap map, final List<TextNeed> lines, final int top, final double quality) {
        final double fading = FADING_STEPS * Math.max(0, FULL_FROM - quality);
        boolean raised = false;
        for (final TextNeed need : lines) {
            final int offset = offset(Math.min(LeftText.HIGHEST_QUALITY, READS_WELL + need.steps()) - fading - quality);
            if (offset > 0) {
                final Rectangle area = area(need);
                area.translate(0, top);
                map.raise(area, offset);
                raised = true;
            }
        }
        return raised;
    }

    private static Rectangle area(final TextNeed need) {
        final Rectangle area = new Rectangle(need.line().x(), need.line().y(), need.line().width(), need.line().height());
        area.grow(MARGIN, MARGIN);
        return area;
    }

    private static int offset(final double steps) {
        return (int) Math.round(Math.max(LEAST, Math.min(MOST, steps)) / STEP) * STEP;
    }
}
