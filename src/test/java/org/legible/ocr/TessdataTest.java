package org.legible.ocr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.legible.format.LegibleException;

/** Whatever a user may name as trained data ends in a sentence, not in native code. */
class TessdataTest {

    private static final int TABLE = 4 + 24 * 8;

    @TempDir
    private Path folder;

    @Test
    void whatComesWithLegibleIsEnglishAndWhole() throws IOException {
        final Tessdata data = Tessdata.carried();
        assertEquals("eng", data.languages());
        assertTrue(Files.size(data.folder().resolve("eng.traineddata")) > 1 << 20);
    }

    @Test
    void severalLanguagesOfAFolderOfOnesOwn() throws IOException {
        english("eng.traineddata");
        english("sec.traineddata");
        final Tessdata data = Tessdata.of(Optional.of(folder), "eng+sec");
        assertEquals("eng+sec", data.languages());
        try (TesseractReader reader = TesseractReader.open(data)) {
            assertTrue(reader.readLine(Panel.line()).contains("slices"));
        }
    }

    @Test
    void aMissingFolderIsNamed() {
        assertTrue(refusal(folder.resolve("none"), "eng").contains(folder.resolve("none") + " does not exist"));
    }

    @Test
    void aMissingLanguageIsNamed() throws IOException {
        english("eng.traineddata");
        assertTrue(refusal(folder, "eng+deu").contains(folder.resolve("deu.traineddata") + " does not exist"));
        final LegibleException error = assertThrows(LegibleException.class, () -> Tessdata.of(Optional.empty(), "deu"));
        assertTrue(error.getMessage().contains("only eng comes with Legible"), error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eng+", "../eng", "eng deu", "eng,deu", "a/b/c"})
    void whatIsNoNameOfLanguagesIsRefused(final String languages) {
        assertTrue(refusal(folder, languages).contains("\"" + languages + "\""));
    }

    @Test
    void aCutFileIsRefusedWhereverItIsCut() throws IOException {
        final byte[] whole = english("eng.traineddata");
        final long version = ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN).getLong(4 + 23 * 8);
        final Random random = new Random(11);
        for (int n = 0; n < 60; n++) {
            final int length = n < 20 ? random.nextInt(2 * TABLE) : random.nextInt((int) version + 1);
            write("eng.traineddata", Arrays.copyOf(whole, length));
            final String sentence = refusal(folder, "eng");
            assertTrue(sentence.contains(length == 0 ? "is empty" : "is cut: it has"), length + ": " + sentence);
        }
        // A download that was broken off may have its full length, filled with zeros.
        final byte[] padded = Arrays.copyOf(Arrays.copyOf(whole, whole.length / 2), whole.length);
        write("eng.traineddata", padded);
        assertTrue(refusal(folder, "eng").contains("does not end with a version"));
    }

    @Test
    void garbageIsRefused() throws IOException {
        final Random random = new Random(12);
        for (int n = 0; n < 200; n++) {
            final byte[] garbage = new byte[random.nextInt(5000)];
            random.nextBytes(garbage);
            write("eng.traineddata", garbage);
            refusal(folder, "eng");
        }
        write("eng.traineddata", "<html><title>404: Not Found</title></html>".repeat(9).getBytes(StandardCharsets.US_ASCII));
        assertTrue(refusal(folder, "eng").contains("is no trained data"));
    }

    @Test
    void aTableThatPointsAnywhereIsRefused() throws IOException {
        final byte[] whole = english("eng.traineddata");
        final Random random = new Random(13);
        for (int n = 0; n < 200; n++) {
            final ByteBuffer damaged = ByteBuffer.wrap(whole.clone()).order(ByteOrder.LITTLE_ENDIAN);
            // Before the place where the component really begins, or behind the file's end.
            damaged.putLong(4 + 8 * (17 + random.nextInt(7)), random.nextBoolean() ? random.nextInt(TABLE) : random.nextLong() | 1L << 40);
            write("eng.traineddata", damaged.array());
            refusal(folder, "eng");
        }
    }

    @Test
    void dataOfTesseract3IsRefused() throws IOException {
        final ByteBuffer old = ByteBuffer.allocate(TABLE + 100).order(ByteOrder.LITTLE_ENDIAN).putInt(24);
        for (int i = 0; i < 24; i++) {
            old.putLong(i < 10 ? TABLE + i : -1);
        }
        write("eng.traineddata", old.array());
        assertTrue(refusal(folder, "eng").contains("made for Tesseract 3"));
    }

    private String refusal(final Path place, final String languages) {
        final String sentence = assertThrows(LegibleException.class, () -> Tessdata.of(Optional.of(place), languages)).getMessage();
        assertTrue(sentence.endsWith("."), sentence);
        return sentence;
    }

    private byte[] english(final String name) throws IOException {
        final byte[] whole = Files.readAllBytes(Tessdata.carried().folder().resolve("eng.traineddata"));
        write(name, whole);
        return whole;
    }

    private void write(final String name, final byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }
}
