package org.legible.text;

/**
 * Sums of text errors, of a line, a picture or many pictures. Rates of many pictures are rates of the sums, not means of rates.
 *
 * @param chars characters of the reference, spaces between words with them
 * @param words words of the reference
 * @param charErrors character errors; there may be more than characters, as an insertion is an error too
 * @param wordErrors word errors
 */
public record ErrorTotals(long chars, long words, long charErrors, long wordErrors) {

    /** The totals of no text at all. */
    public static final ErrorTotals NONE = new ErrorTotals(0, 0, 0, 0);

    /** @return the totals of both together */
    public ErrorTotals plus(final ErrorTotals other) {
        return new ErrorTotals(chars + other.chars, words + other.words, charErrors + other.charErrors, wordErrors + other.wordErrors);
    }

    /** @return character error rate, 0 or more, 1 being as many errors as characters; NaN where there is no text */
    public double cer() {
        return chars == 0 ? Double.NaN : (double) charErrors / chars;
    }

    /** @return word error rate, 0 or more, 1 being as many errors as words; NaN where there is no text */
    public double wer() {
        return words == 0 ? Double.NaN : (double) wordErrors / words;
    }
}
