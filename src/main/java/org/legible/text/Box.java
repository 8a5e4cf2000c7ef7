package org.legible.text;

/**
 * An upright rectangle of pixels.
 *
 * @param x leftmost column
 * @param y topmost row
 * @param width columns, at least 1
 * @param height rows, at least 1
 */
public record Box(int x, int y, int width, int height) {

    /** @throws IllegalArgumentException if the rectangle is empty */
    public Box {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("A box has at least one pixel, not " + width + "x" + height + ".");
        }
    }

    /** @return the first column on the right of the box */
    public int right() {
        return x + width;
    }

    /** @return the first row below the box */
    public int bottom() {
        return y + height;
    }

    /** @return number of pixels */
    public long area() {
        return (long) width * height;
    }

    /** @return number of pixels that both boxes have */
    public long overlap(final Box other) {
        final long columns = Math.min(right(), other.right()) - Math.max(x, other.x);
        final long rows = Math.min(bottom(), other.bottom()) - Math.max(y, other.y);
        return columns > 0 && rows > 0 ? columns * rows : 0;
    }

    /** @return the smallest box that holds both */
    public Box union(final Box other) {
        final int left = Math.min(x, other.x);
        final int top = Math.min(y, other.y);
        return new Box(left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
    }
}
