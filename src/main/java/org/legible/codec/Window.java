package org.legible.codec;

import java.util.ArrayList;
import java.util.List;

/**
 * What a float network sees at once, and the part of its output that is used. The input is the core and a halo, which ends at the
 * plane's border, where the network's own zero padding does what it would do to the whole plane.
 */
record Window(Area input, Area core) {

    /**
     * Windows side by side that cover some rows.
     *
     * @param bounds of the plane
     * @param fromRow first row
     * @param toRow behind the last row
     * @param side about how wide a core is to be; all are of about the same width, so that none is a narrow rest
     * @param halo at least this much is seen around a core
     * @param unit inputs start at multiples of it
     */
    static List<Window> across(final Area bounds, final int fromRow, final int toRow, final int side, final int halo, final int unit) {
        final int count = Math.max(1, (bounds.width() + side / 2) / side);
        final List<Window> windows = new ArrayList<>(count);
        int left = bounds.x();
        for (int i = 1; i <= count; i++) {
            final int right = i == count ? bounds.right() : bounds.x() + (int) ((long) bounds.width() * i / count) / unit * unit;
            final Area core = new Area(fromRow, left, toRow - fromRow, right - left);
            windows.add(new Window(core.grownWithin(halo, bounds).alignedTo(unit).within(bounds), core));
            left = right;
        }
        return windows;
    }
}
