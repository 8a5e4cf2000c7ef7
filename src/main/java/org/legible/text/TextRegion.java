package org.legible.text;

/**
 * A word or a line that was found in a picture.
 *
 * @param box where it is, in pixels of the picture
 * @param text what it says; empty where it was found but not read
 * @param confidence of the reading, 0 to 100
 * @param line number of the line it stands in; words of equal number form a line, in the order in which they are listed
 */
public record TextRegion(Box box, String text, double confidence, int line) {
}
