package org.legible.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TextMarksTest {

    @Test
    void marksWhatDiffers() {
        final TextMarks marks = TextMarks.between("colour \ud83d\ude00 map", "color \ud83d\ude01 maps");
        assertEquals("colo[u]r [\ud83d\ude00] map", text(marks.before()));
        assertEquals("color [\ud83d\ude01] map[s]", text(marks.after()));
        assertEquals("[gone]", text(TextMarks.between("gone", "").before()));
        assertEquals("", text(TextMarks.between("gone", "").after()));
    }

    private static String text(final List<TextMarks.Piece> pieces) {
        return pieces.stream().map(piece -> piece.marked() ? "[" + piece.text() + "]" : piece.text()).collect(Collectors.joining());
    }

    @Test
    void piecesAlwaysMakeUpTheWholeReadings() {
        final Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            final String a = word(random);
            final String b = word(random);
            final TextMarks marks = TextMarks.between(a, b);
            assertEquals(a, text(marks.before()).replaceAll("[\\[\\]]", ""));
            assertEquals(b, text(marks.after()).replaceAll("[\\[\\]]", ""));
            assertEquals(unmarked(marks.before()), unmarked(marks.after()), "what is not marked is the same");
        }
    }

    private static String word(final Random random) {
        return random.ints(random.nextInt(12), 'a', 'd').mapToObj(Character::toString).collect(Collectors.joining());
    }

    private static String unmarked(final List<TextMarks.Piece> pieces) {
        return pieces.stream().filter(piece -> !piece.marked()).map(TextMarks.Piece::text).collect(Collectors.joining());
    }
}
