package org.legible.text;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** White space as Python's {@code str.split()} understands it, so that readings are cut into the same words as by the reference protocol. */
final class WhiteSpace {

    /** What Unicode calls white space, and the four separators of ASCII. */
    private static final Pattern RUN = Pattern.compile("[\\s\\x1c-\\x1f]+", Pattern.UNICODE_CHARACTER_CLASS);

    private WhiteSpace() {
    }

    /** The words of a text; none where it is blank. */
    static List<String> words(final String text) {
        return Arrays.stream(RUN.split(text)).filter(word -> !word.isEmpty()).toList();
    }

    /** The words of a text with single spaces between them. */
    static String collapse(final String text) {
        return String.join(" ", words(text));
    }
}
