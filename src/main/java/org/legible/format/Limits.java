package org.legible.format;

/** Checks that a field of the header keeps within its limits, in words that a reader of the message can follow. */
final class Limits {

    private static final int QUOTED_CHARACTERS = 80;

    private Limits() {
    }

    static void require(final String field, final long value, final long min, final long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException("The field \"" + field + "\" is " + value + ", but must be "
                + (min == max ? "" + min : min + " to " + max));
        }
    }

    /** A text from outside, fit for a message: control characters and what goes on too long are replaced. */
    static String quote(final String text) {
        final String visible = text.replaceAll("\\p{Cntrl}", "?");
        return '"' + (visible.length() <= QUOTED_CHARACTERS ? visible : visible.substring(0, QUOTED_CHARACTERS) + "…") + '"';
    }
}
