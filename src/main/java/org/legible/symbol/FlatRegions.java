package org.legible.symbol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The flat zones of a tile: connected pixels without an edge between them that hold at least one square of {@value #SEED} pixels a
 * side that has one colour. A gradient is such a zone, too. Text and thin
 * lines hold none, but the ground they stand on does, and so does the inside of bold letters, which {@link Segmentation} sorts out.
 */
final class FlatRegions {

    private static final int SEED = 4;
    private static final int MIN_AREA = 64;

    /** A tile with fewer such squares than one for so many pixels has no ground for text. */
    private static final int RARE = 24;

    /** The greatest difference, in any channel, of neighbours that no edge divides. */
    private static final int MAX_STEP = 5;

    /** Marks what was found to be too small for a zone while there are more to be found, so that it is grown only once. */
    private static final int TOO_SMALL = -1;

    /** A zone. */
    static final class Region {
        int area;
        int left;
        int top;
        int right;
        int bottom;

        Region(final int x, final int y) {
            this.left = x;
            this.right = x;
            this.top = y;
            this.bottom = y;
        }

        /** Takes pixels of a row in, the last one included. */
        private void add(final int from, final int to, final int y) {
            area += to - from + 1;
            left = Math.min(left, from);
            right = Math.max(right, to);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
        }
    }

    private final Raster raster;
    private final int[] labels;
    private final List<Region> regions = new ArrayList<>();

    /** The first and the last pixel of each stretch of the present zone. */
    private final IntStack stretches = new IntStack();
    private boolean someTooSmall;

    private FlatRegions(final Raster raster) {
        this.raster = raster;
        this.labels = new int[raster.pixels().length];
    }

    /** Finds the zones of a tile. */
    static FlatRegions of(final Raster raster) {
        final FlatRegions found = new FlatRegions(raster);
        found.find();
        return found;
    }

    /** The number of each pixel's zone, from 1; 0 for pixels in none. Callers may change it. */
    int[] labels() {
        return labels;
    }

    /** The zone with this number. */
    Region region(final int label) {
        return regions.get(label - 1);
    }

    int count() {
        return regions.size();
    }

    /** Whether a tile has squares of one colour enough to be looked at, or gradients; photographs have hardly any. */
    static boolean mayHaveText(final Raster raster) {
        final int width = raster.width();
        final int[] pixels = raster.pixels();
        final long enough = (pixels.length + RARE - 1) / RARE;
        // How many rows up to this one have SEED pixels of one colour that end in this column.
        final int[] rows = new int[width];
        long squares = 0;
        for (int y = 0, i = 0; y < raster.height() && squares < enough; y++) {
            int run = 0;
            for (int x = 0; x < width; x++, i++) {
                final int colour = pixels[i];
                run = x > 0 && pixels[i - 1] == colour ? run + 1 : 1;
                if (run < SEED) {
                    rows[x] = 0;
                } else {
                    rows[x] = rows[x] > 0 && pixels[i - width] == colour ? rows[x] + 1 : 1;
                    squares += rows[x] >= SEED ? 1 : 0;
                }
            }
        }
        return squares >= enough || GradientSquares.areCommon(raster, MAX_STEP);
    }

    /** Looks for squares that are in no zone yet, of one colour and then of gradients. Each of the first has a part of one of the rows that are searched. */
    private void find() {
        final int[] pixels = raster.pixels();
        for (int y = SEED - 1; y < raster.height(); y += SEED) {
            int run = 0;
            for (int x = 0, i = y * raster.width(); x < raster.width(); x++, i++) {
                run = x > 0 && pixels[i - 1] == pixels[i] ? run + 1 : 1;
                if (run >= SEED && labels[i] == 0 && isInSquare(i)) {
                    grow(i);
                }
            }
        }
        GradientSquares.visit(raster, labels, MAX_STEP, at -> {
            if (labels[at] == 0) {
                grow(at);
            }
        });
        if (someTooSmall) {
            for (int i = 0; i < labels.length; i++) {
                labels[i] = Math.max(0, labels[i]);
            }
        }
    }

    /** Whether {@value #SEED} pixels of one colour that end here are a row of a square. */
    private boolean isInSquare(final int last) {
        final int width = raster.width();
        int rows = 1;
        for (int at = last - width; rows < SEED && at >= 0 && sameRow(at, last); at -= width) {
            rows++;
        }
        for (int at = last + width; rows < SEED && at < labels.length && sameRow(at, last); at += width) {
            rows++;
        }
        return rows == SEED;
    }

    private boolean sameRow(final int last, final int other) {
        return Arrays.equals(raster.pixels(), last - SEED + 1, last + 1, raster.pixels(), other - SEED + 1, other + 1);
    }

    /** Grows a zone by stretches of rows. */
    private void grow(final int seed) {
        final int label = regions.size() + 1;
        final int width = raster.width();
        final Region region = new Region(seed % width, seed / width);
        stretches.clear();
        stretch(seed, label, region);
        for (int i = 0; i < stretches.size(); i += 2) {
            final int first = stretches.get(i);
            final int last = stretches.get(i + 1);
            if (first >= width) {
                spread(first, last, -width, label, region);
            }
            if (last < labels.length - width) {
                spread(first, last, width, label, region);
            }
        }
        if (region.area >= MIN_AREA) {
            regions.add(region);
        } else {
            someTooSmall = true;
            for (int i = 0; i < stretches.size(); i += 2) {
                Arrays.fill(labels, stretches.get(i), stretches.get(i + 1) + 1, TOO_SMALL);
            }
        }
    }

    /** Spreads from a stretch into the row above or below. */
    private void spread(final int first, final int last, final int down, final int label, final Region region) {
        for (int at = first; at <= last; at++) {
            if (labels[at + down] == 0 && noEdge(at, at + down)) {
                at = stretch(at + down, label, region) - down;
            }
        }
    }

    /** Takes in a pixel and what is beside it in its row up to an edge. Returns the last of them. */
    private int stretch(final int seed, final int label, final Region region) {
        final int y = seed / raster.width();
        final int row = y * raster.width();
        final int first = reach(seed, row, -1, label);
        final int last = reach(seed, row + raster.width() - 1, 1, label);
        region.add(first - row, last - row, y);
        stretches.push(first);
        stretches.push(last);
        return last;
    }

    /** Labels the pixels from one on, up to an edge or to the end of the row. Returns the last of them. */
    private int reach(final int from, final int end, final int step, final int label) {
        int at = from;
        labels[at] = label;
        while (at != end && labels[at + step] == 0 && noEdge(at, at + step)) {
            at += step;
            labels[at] = label;
        }
        return at;
    }

    private boolean noEdge(final int a, final int b) {
        final int first = raster.pixels()[a];
        final int second = raster.pixels()[b];
        return first == second || Rgb.distance(first, second) <= MAX_STEP;
    }
}
