package org.legible.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;

import org.junit.jupiter.api.Test;
import org.legible.format.LegibleException;

/** The protocol's rules, one by one, with a reader that says what it is told to. */
class TextReferenceTest {

    private static final int WHITE = 0xFFFFFFFF;
    private static final int RED = 0xFFFF0000;
    private static final int BLUE = 0xFF0000FF;

    @Test
    void wordsOfOneLineAreJoinedAndTheBoxGrows() throws IOException {
        final ScriptedReader reader = new ScriptedReader(word(20, 30, 40, 12, "Exposure", 90, 3), word(70, 28, 30, 15, "time", 61, 3))
            .reads(WHITE, "  Exposure \n time ");
        final TextReference reference = TextReference.locate(ScriptedReader.page(200, 100, WHITE), reader, reader);
        assertEquals(List.of(new TextLine(new Box(16, 24, 88, 23), "Exposure time")), reference.lines());
        assertEquals(List.of("176x46"), reader.sizes());
        assertEquals(new ErrorTotals(13, 2, 0, 0), reference.totals());
    }

    @Test
    void whatIsUnsureTooSmallOrTooLargeDoesNotCount() throws IOException {
        final ScriptedReader reader = new ScriptedReader(
            word(10, 10, 40, 10, "unsure", 60, 0),
            word(10, 30, 40, 5, "flat", 95, 1),
            word(10, 40, 40, 81, "giant", 95, 2),
            word(10, 130, 40, 10, " ", 95, 3),
            word(10, 150, 40, 10, "abc", 95, 4),
            // Two words of a line that are too high together.
            word(10, 170, 20, 50, "left", 95, 5), word(50, 210, 20, 40, "right", 95, 5));
        assertEquals(List.of(), TextReference.locate(ScriptedReader.page(300, 300, WHITE), reader, reader).lines());
        assertEquals(List.of(), reader.sizes());
    }

    @Test
    void theLimitsThemselvesCount() throws IOException {
        final ScriptedReader reader = new ScriptedReader(word(10, 10, 40, 6, "four", 60.01, 0), word(10, 100, 40, 79, "four", 95, 1))
            .reads(WHITE, "four");
        assertEquals(2, TextReference.locate(ScriptedReader.page(300, 300, WHITE), reader, reader).lines().size());
    }

    @Test
    void boxesEndWhereThePictureEnds() throws IOException {
        final ScriptedReader reader = new ScriptedReader(word(2, 1, 95, 48, "everything", 95, 0)).reads(WHITE, "everything");
        assertEquals(new Box(0, 0, 100, 50),
            TextReference.locate(ScriptedReader.page(100, 50, WHITE), reader, reader).lines().get(0).box());
    }

    @Test
    void aLineThatReadsDifferentlyOnItsOwnDoesNotCount() throws IOException {
        final Box first = new Box(10, 10, 80, 10);
        final Box second = new Box(10, 50, 80, 10);
        final RandomAccessibleInterval<ARGBType> page = ScriptedReader.page(100, 100, WHITE);
        ScriptedReader.paint(page, first, RED);
        ScriptedReader.paint(page, second, BLUE);
        final ScriptedReader reader = new ScriptedReader(new TextRegion(first, "0123456789", 95, 0), new TextRegion(second, "012345678", 95, 1))
            .reads(RED, "0123456780").reads(BLUE, "012345670");
        // One error of ten characters is 10 %, one of nine is more. What counts is the reading, not what was located.
        assertEquals(List.of("0123456780"), TextReference.locate(page, reader, reader).lines().stream().map(TextLine::text).toList());
    }

    @Test
    void errorsAreCountedOnTheReadingsOfTheSameBoxes() throws IOException {
        final RandomAccessibleInterval<ARGBType> original = twoLines();
        final ScriptedReader reader = twoLineReader();
        final TextReference reference = TextReference.locate(original, reader, reader);
        final TextErrors same = reference.compare(original, reader);
        assertEquals(new ErrorTotals(22, 6, 0, 0), same.totals());
        assertEquals(0, same.totals().cer());
        final RandomAccessibleInterval<ARGBType> decoded = ScriptedReader.page(300, 100, BLUE);
        final TextErrors errors = reference.compare(decoded, reader);
        assertEquals(List.of(
            new LineErrors(reference.lines().get(0), "Disk D: ok", 5, 2),
            new LineErrors(reference.lines().get(1), "Disk D: ok", 0, 0)), errors.lines());
        assertEquals(new ErrorTotals(22, 6, 5, 2), errors.totals());
        assertEquals(5 / 22.0, errors.totals().cer(), 1e-12);
        assertEquals(2 / 6.0, errors.totals().wer(), 1e-12);
    }

    @Test
    void severalReadersGiveTheSameInTheSameOrder() throws IOException {
        final RandomAccessibleInterval<ARGBType> original = twoLines();
        final ScriptedReader one = twoLineReader();
        final List<ScriptedReader> three = List.of(twoLineReader(), twoLineReader(), twoLineReader());
        final TextReference reference = TextReference.locate(original, three.get(0), three);
        assertEquals(TextReference.locate(original, one, one).lines(), reference.lines());
        assertEquals(reference.compare(original, one), reference.compare(original, three));
    }

    @Test
    void aSampleEndsWithTheLineThatBringsTooManyErrorsHoweverManyRead() throws IOException {
        final TextRegion[] words = new TextRegion[40];
        final RandomAccessibleInterval<ARGBType> original = ScriptedReader.page(300, 1000, WHITE);
        final RandomAccessibleInterval<ARGBType> decoded = ScriptedReader.page(300, 1000, WHITE);
        for (int i = 0; i < words.length; i++) {
            words[i] = word(10, 25 * i + 6, 200, 10, "line", 95, i);
            ScriptedReader.paint(original, words[i].box(), RED);
            // The text of the lower half has suffered.
            ScriptedReader.paint(decoded, words[i].box(), i < 20 ? RED : BLUE);
        }
        final TextReference reference = TextReference.locate(original, scripted(words), List.of(scripted(words)));
        final ErrorTotals all = new ErrorTotals(160, 40, 80, 20);
        assertEquals(all, reference.sample(decoded, List.of(scripted(words)), 80));
        assertEquals(all, reference.compare(decoded, scripted(words)).totals());
        final ErrorTotals some = reference.sample(decoded, List.of(scripted(words)), 18);
        assertEquals(20, some.charErrors());
        // Lines from everywhere were read: the rate is near that of the whole, not 1 or 0.
        assertEquals(all.cer(), some.cer(), 0.2);
        assertEquals(some, reference.sample(decoded, List.of(scripted(words), scripted(words), scripted(words)), 18));
    }

    @Test
    void linesAfterTooManyErrorsAreNotRead() throws IOException {
        final ScriptedReader reader = twoLineReader();
        final TextReference reference = TextReference.locate(twoLines(), reader, reader);
        final int before = reader.sizes().size();
        final RandomAccessibleInterval<ARGBType> white = ScriptedReader.page(300, 100, WHITE);
        assertEquals(3, reference.sample(white, List.of(reader.reads(WHITE, "?")), 0).words());
        assertEquals(before + 1, reader.sizes().size());
    }

    private static ScriptedReader scripted(final TextRegion... words) {
        return new ScriptedReader(words).reads(RED, "line").reads(BLUE, "LINE");
    }

    @Test
    void theFailureOfOneOfSeveralReadersIsTheFailure() throws IOException {
        final ScriptedReader reader = twoLineReader();
        final TextReference reference = TextReference.locate(twoLines(), reader, reader);
        final RandomAccessibleInterval<ARGBType> unknown = ScriptedReader.page(300, 100, 0xFF123456);
        final IOException failure = assertThrows(IOException.class, () -> reference.compare(unknown, List.of(reader, twoLineReader())));
        assertEquals("no text for 123456", failure.getMessage());
    }

    @Test
    void aDecodedImageOfAnotherSizeIsRefused() throws IOException {
        final ScriptedReader reader = twoLineReader();
        final TextReference reference = TextReference.locate(twoLines(), reader, reader);
        final LegibleException error =
            assertThrows(LegibleException.class, () -> reference.compare(ScriptedReader.page(299, 100, WHITE), reader));
        assertTrue(error.getMessage().contains("300x100") && error.getMessage().contains("299x100"), error.getMessage());
    }

    @Test
    void aPictureWithoutTextHasNoRates() throws IOException {
        final ScriptedReader reader = new ScriptedReader();
        final TextErrors errors = TextReference.locate(twoLines(), reader, reader).compare(twoLines(), reader);
        assertEquals(ErrorTotals.NONE, errors.totals());
        assertTrue(Double.isNaN(errors.totals().cer()) && Double.isNaN(errors.totals().wer()));
    }

    @Test
    void ratesOfManyPicturesAreRatesOfTheSums() {
        final ErrorTotals sum = new ErrorTotals(90, 9, 0, 0).plus(new ErrorTotals(10, 1, 5, 1));
        assertEquals(0.05, sum.cer(), 1e-12);
        assertEquals(0.1, sum.wer(), 1e-12);
    }

    private static RandomAccessibleInterval<ARGBType> twoLines() {
        final RandomAccessibleInterval<ARGBType> page = ScriptedReader.page(300, 100, WHITE);
        ScriptedReader.paint(page, new Box(10, 10, 200, 12), RED);
        ScriptedReader.paint(page, new Box(10, 60, 200, 12), BLUE);
        return page;
    }

    private static ScriptedReader twoLineReader() {
        return new ScriptedReader(word(10, 10, 200, 12, "Disk C: full", 95, 0), word(10, 60, 200, 12, "Disk D: ok", 95, 1))
            .reads(RED, "Disk C: full").reads(BLUE, "Disk D: ok");
    }

    private static TextRegion word(final int x, final int y, final int width, final int height, final String text, final double confidence,
        final int line) {
        return new TextRegion(new Box(x, y, width, height), text, confidence, line);
    }
}
