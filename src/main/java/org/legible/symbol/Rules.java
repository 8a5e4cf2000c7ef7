package org.legible.symbol;

import java.util.ArrayList;
import java.util.List;

/** Finds thin lines: long runs of one colour, along a row or a column, among the pixels that belong to no flat zone. */
final class Rules {

    /** What {@link FlatRegions#labels()} holds for the pixels of rules. */
    static final int LABEL = -1;

    private static final int MIN_LENGTH = 24;

    /** The pixels that are looked at first are so far apart. It divides the length. */
    private static final int STRIDE = 6;

    private final Raster raster;
    private final int[] labels;
    private final List<Rule> found = new ArrayList<>();

    private Rules(final Raster raster, final int[] labels) {
        this.raster = raster;
        this.labels = labels;
    }

    /** Takes the rules out of the pixels that have the label 0, and marks theirs. */
    static List<Rule> take(final Raster raster, final int[] labels) {
        final Rules rules = new Rules(raster, labels);
        rules.rows();
        rules.columns();
        return rules.found;
    }

    private void rows() {
        for (int y = 0; y < raster.height(); y++) {
            int x = mayHaveRun(y * raster.width(), 1, raster.width()) ? 0 : raster.width();
            while (x < raster.width()) {
                final int length = run(x, y, 1, 0);
                if (length >= MIN_LENGTH) {
                    int height = 1;
                    while (y + height < raster.height() && same(x, y + height, length, raster.at(x, y))) {
                        height++;
                    }
                    add(new Rule(x, y, length, height, raster.at(x, y)));
                }
                x += Math.max(1, length);
            }
        }
    }

    private boolean same(final int x, final int y, final int length, final int colour) {
        return raster.at(x, y) == colour && run(x, y, 1, 0) == length && (x == 0 || raster.at(x - 1, y) != colour
            || labels[y * raster.width() + x - 1] != 0);
    }

    private void columns() {
        for (int x = 0; x < raster.width(); x++) {
            int y = mayHaveRun(x, raster.width(), raster.height()) ? 0 : raster.height();
            while (y < raster.height()) {
                final int length = run(x, y, 0, 1);
                if (length >= MIN_LENGTH) {
                    int width = 1;
                    while (x + width < raster.width() && raster.at(x + width, y) == raster.at(x, y)
                        && run(x + width, y, 0, 1) == length) {
                        width++;
                    }
                    add(new Rule(x, y, width, length, raster.at(x, y)));
                }
                y += Math.max(1, length);
            }
        }
    }

    /**
     * Whether there may be a run that is long enough among some pixels: then so many in a row of every {@value #STRIDE}th of them are alike.
     *
     * @param from  the first of them
     * @param step  from each to the next
     * @param count how many there are
     */
    private boolean mayHaveRun(final int from, final int step, final int count) {
        int alike = 0;
        for (int i = 0, at = from; i < count && alike < MIN_LENGTH / STRIDE; i += STRIDE, at += STRIDE * step) {
            alike = labels[at] != 0 ? 0 : alike > 0 && raster.pixels()[at] == raster.pixels()[at - STRIDE * step] ? alike + 1 : 1;
        }
        return alike == MIN_LENGTH / STRIDE;
    }

    /** How many pixels from here on have the colour of this one and no label. */
    private int run(final int x, final int y, final int dx, final int dy) {
        final int limit = dx > 0 ? raster.width() - x : raster.height() - y;
        final int step = dx + dy * raster.width();
        int at = y * raster.width() + x;
        final int colour = raster.pixels()[at];
        int length = 0;
        while (length < limit && labels[at] == 0 && raster.pixels()[at] == colour) {
            length++;
            at += step;
        }
        return length;
    }

    private void add(final Rule rule) {
        found.add(rule);
        for (int y = rule.y(); y < rule.y() + rule.height(); y++) {
            for (int x = rule.x(); x < rule.x() + rule.width(); x++) {
                labels[y * raster.width() + x] = LABEL;
            }
        }
    }
}
