package org.legible.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EditDistanceTest {

    @ParameterizedTest
    @CsvSource({"kitten, sitting, 3", "flaw, lawn, 2", "'', '', 0", "'', abc, 3", "abc, '', 3", "gumbo, gambol, 2", "Results, Results, 0"})
    void countsInsertionsDeletionsAndSubstitutions(final String a, final String b, final int distance) {
        assertEquals(distance, EditDistance.ofCharacters(a, b));
        assertEquals(distance, EditDistance.ofCharacters(b, a));
    }

    @Test
    void aCharacterBeyondTheFirstPlaneIsOne() {
        assertEquals(1, EditDistance.ofCharacters("a\uD835\uDC65b", "ab"));
        assertEquals(1, EditDistance.ofCharacters("\uD835\uDC65", "\uD835\uDC66"));
    }

    @ParameterizedTest
    @CsvSource({"laser power set, laser power set, 0", "laser power set, laser set, 1", "laser power set, lazer powerset, 3",
        "a b a b, b a b a, 2", "'', one two, 2", "the end, '', 2", "the the, the, 1"})
    void countsWords(final String a, final String b, final int distance) {
        assertEquals(distance, EditDistance.ofWords(a, b));
        assertEquals(distance, EditDistance.ofWords(b, a));
    }

    @Test
    void isWithinItsBoundsAndObeysTheTriangle() {
        final Random random = new Random(5);
        for (int n = 0; n < 300; n++) {
            final String a = word(random);
            final String b = word(random);
            final String c = word(random);
            final int distance = EditDistance.ofCharacters(a, b);
            assertTrue(distance >= Math.abs(a.length() - b.length()) && distance <= Math.max(a.length(), b.length()), a + " " + b);
            assertTrue(distance <= EditDistance.ofCharacters(a, c) + EditDistance.ofCharacters(c, b), a + " " + b + " " + c);
        }
    }

    @Test
    void wordsAreCutAsPythonCutsThem() {
        assertEquals("a b c d", WhiteSpace.collapse(" \ta\u00A0b\n\u2003c\u001C\fd\u3000"));
        assertEquals("", WhiteSpace.collapse(" \n\f"));
        // Python's split() leaves the zero-width space where it is.
        assertEquals("a\u200Bb", WhiteSpace.collapse("a\u200Bb"));
    }

    private static String word(final Random random) {
        return random.ints(random.nextInt(9), 'a', 'd').collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    }
}
