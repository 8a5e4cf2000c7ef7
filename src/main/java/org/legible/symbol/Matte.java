package org.legible.symbol;

/**
 * The coverages of a component.
 *
 * @param component  whose they are
 * @param foreground colour of full coverage
 * @param subpixel   whether red, green and blue have coverages of their own
 * @param alpha      0 to 255, one for each pixel of the box or, with {@code subpixel}, three
 */
record Matte(Component component, int foreground, boolean subpixel, short[] alpha) {
}
