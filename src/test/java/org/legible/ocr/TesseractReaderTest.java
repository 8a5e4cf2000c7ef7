package org.legible.ocr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.legible.format.LegibleException;
import org.legible.text.Box;
import org.legible.text.ErrorTotals;
import org.legible.text.TextReference;
import org.legible.text.TextRegion;

class TesseractReaderTest {

    private static TesseractReader reader;

    @BeforeAll
    static void open() throws IOException {
        reader = TesseractReader.open();
    }

    @AfterAll
    static void close() {
        reader.close();
    }

    @Test
    void findsTheWordsOfThePanel() throws IOException {
        final List<TextRegion> words = reader.words(Panel.whole());
        final List<String> texts = words.stream().map(TextRegion::text).toList();
        assertTrue(texts.containsAll(Panel.WORDS), texts.toString());
        assertEquals(Panel.WORDS, texts.stream().filter(Panel.WORDS::contains).toList());
        final Box all = new Box(0, 0, 470, 148);
        assertTrue(words.stream().allMatch(word -> all.overlap(word.box()) == word.box().area()), words.toString());
        assertTrue(words.stream().allMatch(word -> word.confidence() >= 0 && word.confidence() <= 100), words.toString());
    }

    @Test
    void wordsOfALineHaveItsNumberAndAreListedTogether() throws IOException {
        final List<TextRegion> words = reader.words(Panel.whole());
        assertEquals(line(words, "channels,"), line(words, "frames"));
        assertTrue(line(words, "Stage") < line(words, "frames"));
        for (int i = 1; i < words.size(); i++) {
            final int step = words.get(i).line() - words.get(i - 1).line();
            assertTrue(step == 0 || step == 1, words.toString());
        }
    }

    private static int line(final List<TextRegion> words, final String text) {
        return words.stream().filter(word -> word.text().equals(text)).findFirst().orElseThrow().line();
    }

    @Test
    void oneHandleServesPagesAndLinesInTurn() throws IOException {
        final List<TextRegion> words = reader.words(Panel.whole());
        final String line = reader.readLine(Panel.line());
        assertTrue(line.contains("slices, step 0.30") && line.endsWith("channels, 48 frames"), line);
        // Nothing that was read before may change a reading.
        assertEquals(words, reader.words(Panel.whole()));
        assertEquals(line, reader.readLine(Panel.line()));
        try (TesseractReader fresh = TesseractReader.open()) {
            assertEquals(line, fresh.readLine(Panel.line()));
            assertEquals(words, fresh.words(Panel.whole()));
        }
    }

    @Test
    void anOriginalComparedWithItselfHasNoErrors() throws IOException {
        final TextReference reference = TextReference.locate(Panel.whole(), reader, reader);
        final ErrorTotals totals = reference.compare(Panel.whole(), reader).totals();
        assertTrue(totals.chars() > 80, totals.toString());
        assertEquals(reference.totals(), totals);
        final ErrorTotals empty = reference.compare(ArrayImgs.argbs(470, 148), reader).totals();
        assertTrue(empty.cer() > 0.9, empty.toString());
    }

    @Test
    void twoThreadsWithTheirOwnReadersGiveTheSameAsOne() throws Exception {
        final List<TextRegion> words = reader.words(Panel.whole());
        final String line = reader.readLine(Panel.line());
        final ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            final List<Future<?>> done = new ArrayList<>();
            for (int thread = 0; thread < 2; thread++) {
                done.add(threads.submit(() -> {
                    try (TesseractReader own = TesseractReader.open()) {
                        for (int n = 0; n < 2; n++) {
                            assertEquals(words, own.words(Panel.whole()));
                            assertEquals(line, own.readLine(Panel.line()));
                        }
                    }
                    return null;
                }));
            }
            for (final Future<?> one : done) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void memoryDoesNotGrowPageByPage() throws IOException {
        final Path status = Path.of("/proc/self/status");
        assumeTrue(Files.exists(status), "Only Linux tells the memory of a process in a file.");
        readPages(20);
        final long before = residentKilobytes(status);
        readPages(60);
        final long growth = residentKilobytes(status) - before;
        // A page is 1.3 MB in Tesseract, a reader's networks are 13 MB: each of them would be seen if it were kept.
        assertTrue(growth < 40_000, growth + " KB");
    }

    private static void readPages(final int count) throws IOException {
        for (int n = 0; n < count; n++) {
            reader.words(ArrayImgs.argbs(800, 400));
            reader.readLine(Panel.line());
            if (n % 10 == 0) {
                TesseractReader.open().close();
            }
        }
    }

    private static long residentKilobytes(final Path status) throws IOException {
        return Files.readAllLines(status).stream().filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", ""))).findFirst().orElseThrow();
    }

    @Test
    void picturesWithoutTextHaveNone() throws IOException {
        assertEquals(List.of(), reader.words(ArrayImgs.argbs(300, 200)));
        assertEquals(List.of(), reader.words(ArrayImgs.argbs(1, 1)));
    }

    @Test
    void aPictureThatIsTooLargeIsRefusedInAPlainSentence() {
        final LegibleException error = assertThrows(LegibleException.class, () -> reader.words(ArrayImgs.argbs(40_000, 1)));
        assertTrue(error.getMessage().contains("40000x1"), error.getMessage());
    }

    @Test
    void aClosedReaderSaysSo() throws IOException {
        final TesseractReader closed = TesseractReader.open();
        closed.close();
        closed.close();
        assertThrows(IllegalStateException.class, () -> closed.readLine(Panel.line()));
    }

    @Test
    void theInstallationCheckNamesVersionAndPlace() {
        final String value = OcrInstallation.inspect().value();
        assertTrue(OcrInstallation.inspect().ok() && value.startsWith("5.") && value.contains("eng in "), value);
    }
}
