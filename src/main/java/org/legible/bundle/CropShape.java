package org.legible.bundle;

/**
 * The pictures of words that go into a recogniser.
 *
 * @param height rows
 * @param widths possible columns, rising; one where crops are stretched
 * @param stretch whether a word is stretched to the only width; else it keeps its aspect ratio, stands at the left of the smallest
 *        width that holds it, and the rest repeats its last column
 */
public record CropShape(int height, int[] widths, boolean stretch) {

    /** Keeps a copy of the widths. */
    public CropShape {
        widths = widths.clone();
    }

    @Override
    public int[] widths() {
        return widths.clone();
    }
}
