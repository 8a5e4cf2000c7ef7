package org.legible.text;

/**
 * A line of text that errors are counted on.
 *
 * @param box where it is, with its margin, in pixels of the picture
 * @param text its reading, words with single spaces between them
 */
public record TextLine(Box box, String text) {

    /** @return Unicode code points of the reading, spaces with them */
    public int chars() {
        return text.codePointCount(0, text.length());
    }

    /** @return words of the reading */
    public int words() {
        return WhiteSpace.words(text).size();
    }
}
