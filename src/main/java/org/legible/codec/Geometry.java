package org.legible.codec;

import java.util.List;

import org.legible.bundle.ModelBundle;
import org.legible.bundle.WindowGeometry;
import org.legible.format.TileGrid;

/**
 * Where the windows of a plane, or of a part of it, lie, and how far behind its input the output of a network can be.
 * All is in latents, in the coordinates of the plane.
 */
final class Geometry {

    /** From this width on, bands are one tile high, to bound the memory. */
    private static final int WIDE = 512;

    private final Area bounds;
    private final TileGrid grid;
    private final WindowGeometry window;
    private final int ratio;
    private final int unit;

    /**
     * @param bounds of the plane, or of a part that starts at whole units
     * @param grid of the whole plane
     */
    Geometry(final ModelBundle bundle, final TileGrid grid, final Area bounds) {
        this.bounds = bounds;
        this.grid = grid;
        this.window = bundle.window();
        this.ratio = bundle.hyperRatio();
        this.unit = unit(bundle);
    }

    /** Inputs of networks start at multiples of this: of a hyper-latent and of the schedule's cell. */
    static int unit(final ModelBundle bundle) {
        return leastCommonMultiple(bundle.hyperRatio(),
            leastCommonMultiple(bundle.schedule().cellHeight(), bundle.schedule().cellWidth()));
    }

    private static int leastCommonMultiple(final int a, final int b) {
        int multiple = a;
        while (multiple % b != 0) {
            multiple += a;
        }
        return multiple;
    }

    static Area whole(final TileGrid grid) {
        return new Area(0, 0, grid.latentHeight(), grid.latentWidth());
    }

    Area bounds() {
        return bounds;
    }

    TileGrid grid() {
        return grid;
    }

    /** Latents a hyper-latent along one side. */
    int ratio() {
        return ratio;
    }

    int analysisHalo() {
        return Area.roundUp(window.analysis(), unit);
    }

    int hyperAnalysisHalo() {
        return Area.roundUp(window.hyperAnalysis(), unit);
    }

    int hyperSynthesisHalo() {
        return Area.roundUp(window.hyperSynthesis(), unit);
    }

    int meanHalo() {
        return Area.roundUp(window.mean(), unit);
    }

    int synthesisHalo() {
        return Area.roundUp(window.synthesis(), unit);
    }

    /** How far from it pixels can depend on the symbols of a place. */
    int reach(final int steps) {
        return synthesisHalo() + steps * meanHalo() + hyperSynthesisHalo();
    }

    /**
     * Where the next band ends: at a border between tiles, or at the end of the plane.
     *
     * @param row where the band before ended
     */
    int nextBand(final int row) {
        final int tile = grid.tileSide();
        final int height = bounds.width() >= WIDE ? tile : Math.max(tile, window.core() / tile * tile);
        final int end = (row / tile * tile) + height;
        // A narrow rest would cost a window of its own.
        return bounds.bottom() - end < height / 2 ? bounds.bottom() : end;
    }

    /**
     * The row down to which a network's output can be computed.
     *
     * @param inputEnd the row down to which its input is there
     * @param halo of the network
     * @param done the row down to which its output is there already
     */
    int behind(final int inputEnd, final int halo, final int done) {
        return inputEnd == bounds.bottom() ? inputEnd : Math.max(done, inputEnd - halo);
    }

    /** Windows over some rows of the whole width; none when there are no rows. */
    List<Window> windows(final int fromRow, final int toRow, final int halo) {
        return fromRow == toRow ? List.of() : Window.across(bounds, fromRow, toRow, window.core(), halo, unit);
    }
}
