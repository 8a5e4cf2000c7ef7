package org.legible.codec;

/** A rectangle of latents, in the coordinates of the plane. */
record Area(int y, int x, int height, int width) {

    int bottom() {
        return y + height;
    }

    int right() {
        return x + width;
    }

    /** This rectangle with a margin around it, cut at the bounds. */
    Area grownWithin(final int margin, final Area bounds) {
        final int top = Math.max(bounds.y, y - margin);
        final int left = Math.max(bounds.x, x - margin);
        return new Area(top, left, Math.min(bounds.bottom(), bottom() + margin) - top,
            Math.min(bounds.right(), right() + margin) - left);
    }

    /** The smallest rectangle around this one with borders at multiples of a unit. */
    Area alignedTo(final int unit) {
        final int top = y / unit * unit;
        final int left = x / unit * unit;
        return new Area(top, left, roundUp(bottom(), unit) - top, roundUp(right(), unit) - left);
    }

    /** The part that lies in other bounds, too; they must meet. */
    Area within(final Area bounds) {
        return grownWithin(0, bounds);
    }

    static int roundUp(final int value, final int unit) {
        return (value + unit - 1) / unit * unit;
    }
}
