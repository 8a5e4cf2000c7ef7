package org.legible.text.detect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.real.FloatType;

import org.legible.bundle.DetectorThresholds;
import org.legible.text.Box;

/**
 * CRAFT's way from maps to boxes (Baek et al. 2019, section 3.3; the sizes are those of its public code).
 *
 * <ol>
 * <li>Samples whose region is above <i>low</i> or whose affinity is above <i>link</i> are text; neighbours in the four directions
 * belong together and form a word.</li>
 * <li>Words of less than 16 pixels, or whose region stays below <i>text</i> everywhere, are dropped.</li>
 * <li>Samples that are text by their affinity only are taken away; they are where words end, or between lines.</li>
 * <li>An upright box is put around the rest. Its edges lie where the region map crosses <i>low</i>, interpolated between samples.</li>
 * <li>The box grows by what the threshold has cut off.</li>
 * </ol>
 *
 * <p>The last two steps differ from the public code, which dilates by {@code sqrt(n * min(w, h) / (w * h))} samples on each side. That
 * rule is made for the large letters of photographs: a box around text of 12 pixels comes out 18 high. How much a threshold cuts off
 * is known, however, since a network of this kind is trained to answer with Gaussians whose standard deviation is 0.3 of a
 * character's width and height: the part of a character above <i>low</i> is {@code 0.6 * sqrt(2 * ln(1 / low))} of its height.
 *
 * <p>Rotated boxes are not made: text that is turned by more than a few degrees comes out in a larger upright box.
 */
public final class WordBoxes {

    /** 4 samples of 2 x 2 pixels; the 10 of CRAFT's code lose single letters of small text. */
    private static final int LEAST_PIXELS = 16;

    /** Standard deviation of the Gaussian for a character, in parts of its size. */
    private static final double SIGMA = 0.3;

    /** A threshold near 1 leaves nothing to conclude from. */
    private static final double LEAST_PART = 0.4;

    private final DetectorThresholds thresholds;
    private final double cutOff;
    private final double cell;
    private final int width;
    private final int height;
    private final RandomAccess<FloatType> region;
    private final RandomAccess<FloatType> affinity;
    private final BitSet seen;

    /** Positions of the word at hand, row by row through the maps; the first {@link #count} are in use. */
    private int[] word = new int[1024];
    private int count;

    private WordBoxes(final TextMaps maps, final DetectorThresholds thresholds) {
        this.thresholds = thresholds;
        this.cutOff = cutOff(thresholds.low());
        this.cell = maps.cell();
        this.width = (int) maps.region().dimension(0);
        this.height = (int) maps.region().dimension(1);
        this.region = maps.region().randomAccess();
        this.affinity = maps.affinity().randomAccess();
        this.seen = new BitSet(width * height);
    }

    /**
     * The boxes of all words.
     *
     * @param maps of a picture
     * @param thresholds of the detector
     * @param pictureWidth of the picture, in pixels; boxes end there
     * @param pictureHeight likewise
     * @return upright boxes in pixels of the picture, in no order to rely on
     */
    public static List<Box> find(final TextMaps maps, final DetectorThresholds thresholds, final int pictureWidth,
            final int pictureHeight) {
        return new WordBoxes(maps, thresholds).find(pictureWidth, pictureHeight);
    }

    private List<Box> find(final int pictureWidth, final int pictureHeight) {
        final List<Box> boxes = new ArrayList<>();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (collectFrom(x, y)) {
                    outline().flatMap(outline -> outline.box(cell, pictureWidth, pictureHeight)).ifPresent(boxes::add);
                }
            }
        }
        return boxes;
    }

    private float regionAt(final int x, final int y) {
        region.setPosition(x, 0);
        region.setPosition(y, 1);
        return region.get().get();
    }

    private boolean isLink(final int x, final int y) {
        affinity.setPosition(x, 0);
        affinity.setPosition(y, 1);
        return affinity.get().get() > thresholds.link();
    }

    /** Collects the word that a sample belongs to; false where it belongs to none, or to one that was collected before. */
    private boolean collectFrom(final int x, final int y) {
        count = 0;
        visit(x, y);
        for (int next = 0; next < count; next++) {
            final int column = word[next] % width;
            final int row = word[next] / width;
            visit(column - 1, row);
            visit(column + 1, row);
            visit(column, row - 1);
            visit(column, row + 1);
        }
        return count > 0;
    }

    private void visit(final int x, final int y) {
        if (x < 0 || y < 0 || x >= width || y >= height || seen.get(y * width + x)
                || !(regionAt(x, y) > thresholds.low()) && !isLink(x, y)) {
            return;
        }
        seen.set(y * width + x);
        if (count == word.length) {
            word = Arrays.copyOf(word, 2 * count);
        }
        word[count++] = y * width + x;
    }

    /** The outline of the word at hand; empty where it is too small or too weak. */
    private Optional<Outline> outline() {
        if (count * cell * cell < LEAST_PIXELS) {
            return Optional.empty();
        }
        final Extent characters = new Extent();
        float strongest = 0;
        for (int i = 0; i < count; i++) {
            final int x = word[i] % width;
            final int y = word[i] / width;
            final float value = regionAt(x, y);
            strongest = Math.max(strongest, value);
            if (value > thresholds.low()) {
                characters.add(x, y);
            }
        }
        if (strongest < thresholds.text() || characters.isEmpty()) {
            return Optional.empty();
        }
        final Outline cut = crossings(characters);
        return Optional.of(cut.grown(cutOff * cut.lesserSide()));
    }

    /** What a threshold cuts off a character on each side, in parts of what it leaves. */
    private static double cutOff(final double low) {
        final double left = Math.max(LEAST_PART, Math.min(1, 2 * SIGMA * Math.sqrt(2 * Math.log(1 / low))));
        return (1 / left - 1) / 2;
    }

    /** The outline of the characters, with edges where the region map crosses the threshold. */
    private Outline crossings(final Extent characters) {
        double left = characters.left() + 1.0;
        double right = characters.right();
        double top = characters.top() + 1.0;
        double bottom = characters.bottom();
        for (int i = 0; i < count; i++) {
            final int x = word[i] % width;
            final int y = word[i] / width;
            final float value = regionAt(x, y);
            if (!(value > thresholds.low())) {
                continue;
            }
            if (x == characters.left()) {
                left = Math.min(left, x + 0.5 - beyond(value, x - 1, y));
            }
            if (x == characters.right()) {
                right = Math.max(right, x + 0.5 + beyond(value, x + 1, y));
            }
            if (y == characters.top()) {
                top = Math.min(top, y + 0.5 - beyond(value, x, y - 1));
            }
            if (y == characters.bottom()) {
                bottom = Math.max(bottom, y + 0.5 + beyond(value, x, y + 1));
            }
        }
        return new Outline(left, top, right, bottom);
    }

    /** How far from the middle of a sample the map falls below the threshold, towards a neighbour that is below it; 0 to 1. */
    private double beyond(final float value, final int x, final int y) {
        if (x < 0 || y < 0 || x >= width || y >= height) {
            return 0.5;
        }
        return (value - thresholds.low()) / (value - regionAt(x, y));
    }

    /** The sample positions that a word spans. */
    private static final class Extent {

        private int left = Integer.MAX_VALUE;
        private int right = -1;
        private int top = Integer.MAX_VALUE;
        private int bottom = -1;

        void add(final int x, final int y) {
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
        }

        boolean isEmpty() {
            return right < 0;
        }

        int left() {
            return left;
        }

        int right() {
            return right;
        }

        int top() {
            return top;
        }

        int bottom() {
            return bottom;
        }
    }

    /** An upright rectangle, in samples; sample i lies between i and i + 1. */
    private record Outline(double left, double top, double right, double bottom) {

        double lesserSide() {
            return Math.min(right - left, bottom - top);
        }

        Outline grown(final double margin) {
            return new Outline(left - margin, top - margin, right + margin, bottom + margin);
        }

        Optional<Box> box(final double cell, final int pictureWidth, final int pictureHeight) {
            final int x = (int) Math.max(0, Math.floor(left * cell));
            final int y = (int) Math.max(0, Math.floor(top * cell));
            final int columns = (int) Math.min(pictureWidth, Math.ceil(right * cell)) - x;
            final int rows = (int) Math.min(pictureHeight, Math.ceil(bottom * cell)) - y;
            return columns < 1 || rows < 1 ? Optional.empty() : Optional.of(new Box(x, y, columns, rows));
        }
    }
}
