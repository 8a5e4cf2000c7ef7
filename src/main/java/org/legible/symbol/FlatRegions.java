package org.legible.symbol;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

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

        private void add(final int x, final int y) {
            area++;
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
        }
    }

    private final Raster raster;
    private final int[] labels;
    private final List<Region> regions = new ArrayList<>();
    private final IntStack stack = new IntStack();

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

    /** Whether a tile has squares of one colour enough to be looked at; photographs have hardly any. */
    static boolean mayHaveText(final Raster raster) {
        final int[] squares = {0};
        squares(raster, at -> squares[0]++);
        return (long) RARE * squares[0] >= raster.pixels().length;
    }

    private void find() {
        squares(raster, at -> {
            if (labels[at] == 0) {
                grow(at);
            }
        });
    }

    /** Visits the lower right corner of each square of one colour. */
    private static void squares(final Raster raster, final IntConsumer visitor) {
        final int width = raster.width();
        final int[] pixels = raster.pixels();
        // How many rows up to this one have SEED pixels of one colour that end in this column.
        final int[] rows = new int[width];
        for (int y = 0, i = 0; y < raster.height(); y++) {
            int run = 0;
            for (int x = 0; x < width; x++, i++) {
                final int colour = pixels[i];
                run = x > 0 && pixels[i - 1] == colour ? run + 1 : 1;
                if (run < SEED) {
                    rows[x] = 0;
                } else {
                    rows[x] = rows[x] > 0 && pixels[i - width] == colour ? rows[x] + 1 : 1;
                    if (rows[x] >= SEED) {
                        visitor.accept(i);
                    }
                }
            }
        }
    }

    private void grow(final int seed) {
        final int label = regions.size() + 1;
        final Region region = new Region(seed % raster.width(), seed / raster.width());
        stack.clear();
        labels[seed] = label;
        stack.push(seed);
        int done = 0;
        while (done < stack.size()) {
            final int at = stack.get(done++);
            final int y = at / raster.width();
            final int x = at - y * raster.width();
            region.add(x, y);
            final int colour = raster.pixels()[at];
            if (x > 0) {
                visit(at - 1, colour, label);
            }
            if (x < raster.width() - 1) {
                visit(at + 1, colour, label);
            }
            if (y > 0) {
                visit(at - raster.width(), colour, label);
            }
            if (y < raster.height() - 1) {
                visit(at + raster.width(), colour, label);
            }
        }
        if (region.area >= MIN_AREA) {
            regions.add(region);
        } else {
            for (int i = 0; i < stack.size(); i++) {
                labels[stack.get(i)] = 0;
            }
        }
    }

    private void visit(final int at, final int colour, final int label) {
        if (labels[at] == 0 && (raster.pixels()[at] == colour || Rgb.distance(raster.pixels()[at], colour) <= MAX_STEP)) {
            labels[at] = label;
            stack.push(at);
        }
    }
}
