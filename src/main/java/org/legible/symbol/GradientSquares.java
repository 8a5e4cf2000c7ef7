package org.legible.symbol;

import java.util.function.IntConsumer;

/**
 * Squares of {@value #SIDE} pixels a side, among the pixels in no zone yet, whose colours go on evenly in rows and columns: the seeds of
 * zones on gradients that are too steep for squares of one colour.
 */
final class GradientSquares {

    private static final int SIDE = 4;

    /** How far a pixel may be from where the two before it lead, in any channel: values are rounded. */
    private static final int MAX_BEND = 1;

    /** Pixels from one square that is looked at to the next, and the part of them that is to be even. */
    private static final int GRID = 8, COMMON = 4;

    private GradientSquares() {
    }

    /** Visits the lower right corner of each square. */
    static void visit(final Raster raster, final int[] labels, final int maxStep, final IntConsumer visitor) {
        final int width = raster.width();
        final boolean[] cells = cells(raster, labels, maxStep);
        final int across = cellsAcross(width);
        // How many rows up to this one have SIDE even pixels that end in this column.
        final int[] rows = new int[width];
        for (int y = 2; y < raster.height(); y++) {
            int run = 0;
            for (int x = 2; x < width; x++) {
                if (cells[y / SIDE * across + x / SIDE]) {
                    final int i = y * width + x;
                    run = labels[i] == 0 && isEven(raster.pixels(), i, width, maxStep) ? run + 1 : 0;
                    rows[x] = run >= SIDE ? rows[x] + 1 : 0;
                    if (rows[x] >= SIDE) {
                        visitor.accept(i);
                    }
                } else {
                    run = 0;
                    rows[x] = 0;
                }
            }
        }
    }

    private static int cellsAcross(final int width) {
        return (width + SIDE - 1) / SIDE;
    }

    /**
     * The cells of {@value #SIDE} pixels a side, row by row, in which there may be a pixel of a square. Each square holds the last pixel of
     * one cell, and lies in that cell and those on its right and below: one pixel of 16 rules most of a photograph out.
     */
    private static boolean[] cells(final Raster raster, final int[] labels, final int maxStep) {
        final int across = cellsAcross(raster.width());
        final int down = cellsAcross(raster.height());
        final boolean[] cells = new boolean[across * down];
        for (int y = SIDE - 1; y < raster.height(); y += SIDE) {
            for (int x = SIDE - 1; x < raster.width(); x += SIDE) {
                final int i = y * raster.width() + x;
                if (labels[i] == 0 && isEven(raster.pixels(), i, raster.width(), maxStep)) {
                    final int right = Math.min(across - 1, x / SIDE + 1);
                    final int below = Math.min(down - 1, y / SIDE + 1);
                    cells[y / SIDE * across + x / SIDE] = true;
                    cells[y / SIDE * across + right] = true;
                    cells[below * across + x / SIDE] = true;
                    cells[below * across + right] = true;
                }
            }
        }
        return cells;
    }

    /** Whether a pixel goes on evenly from the two on its left and from the two above. */
    private static boolean isEven(final int[] pixels, final int at, final int width, final int maxStep) {
        return isEven(pixels[at], pixels[at - 1], pixels[at - 2], maxStep)
            && isEven(pixels[at], pixels[at - width], pixels[at - 2 * width], maxStep);
    }

    /**
     * Whether a good part of a tile is gradient. Squares on a grid say so, most of which end at their first pixel in a photograph: its
     * grain bends them.
     */
    static boolean areCommon(final Raster raster, final int maxStep) {
        int squares = 0;
        int even = 0;
        for (int y = 2; y + SIDE <= raster.height(); y += GRID) {
            for (int x = 2; x + SIDE <= raster.width(); x += GRID) {
                squares++;
                even += isEvenSquare(raster, x, y, maxStep) ? 1 : 0;
            }
        }
        return COMMON * even > squares;
    }

    private static boolean isEvenSquare(final Raster raster, final int left, final int top, final int maxStep) {
        for (int y = top; y < top + SIDE; y++) {
            for (int x = left; x < left + SIDE; x++) {
                if (!isEven(raster.at(x, y), raster.at(x - 1, y), raster.at(x - 2, y), maxStep)
                    || !isEven(raster.at(x, y), raster.at(x, y - 1), raster.at(x, y - 2), maxStep)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean isEven(final int colour, final int before, final int first, final int maxStep) {
        if (colour == before && before == first) {
            return true;
        }
        for (int channel = 0; channel < Rgb.CHANNELS; channel++) {
            final int step = Rgb.part(colour, channel) - Rgb.part(before, channel);
            final int bend = step - Rgb.part(before, channel) + Rgb.part(first, channel);
            if (Math.abs(step) > maxStep || Math.abs(bend) > MAX_BEND) {
                return false;
            }
        }
        return true;
    }
}
