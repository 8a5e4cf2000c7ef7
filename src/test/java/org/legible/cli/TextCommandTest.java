package org.legible.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import ij.ImagePlus;
import ij.process.ColorProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.legible.ij.ImageFiles;
import org.legible.text.DrawnText;

/** {@code legible text}, with Tesseract. */
class TextCommandTest {

    @TempDir
    private Path folder;

    private Path picture;

    @BeforeEach
    void makePicture() throws IOException {
        final DrawnText text = new DrawnText(200, 60, 0xffffff).word("Hello", 30, 20, 0).word("world", 84, 20, 0);
        picture = folder.resolve("picture.png");
        ImageFiles.write(new ImagePlus("picture", new ColorProcessor(200, 60, text.pixels())), picture);
    }

    @Test
    void wordsArePrintedAndWritten() throws IOException {
        final Path json = folder.resolve("text.json");
        final Path overlay = folder.resolve("boxes.png");
        final CliRun run = CliRun.of("text", picture, "--engine", "tesseract", "--json", json, "--overlay", overlay);
        assertEquals(0, run.code(), run.err());
        final String[] words = run.out().split("\\R");
        assertEquals(2, words.length);
        assertTrue(words[0].matches("1\\t\\d+\\t\\d+\\t\\d+\\t\\d+\\t\\d+\\t1\\tHello"), words[0]);
        assertEquals("world", JsonParser.parseString(Files.readString(json)).getAsJsonObject().getAsJsonArray("regions").get(1)
            .getAsJsonObject().get("text").getAsString());
        assertEquals(200, ImageFiles.open(overlay).getWidth());
    }

    @Test
    void linesArePrintedWhole() {
        final CliRun run = CliRun.of("text", picture, "--engine", "tesseract", "--level", "lines");
        assertTrue(run.out().strip().endsWith("\tHello world"), run.out() + run.err());
    }

    @Test
    void whatIsWrongIsOneSentenceAndNoFile() {
        assertFails("choose legible, tesseract or stored", CliRun.of("text", picture, "--engine", "eyes"));
        assertFails("--min-confidence", CliRun.of("text", picture, "--min-confidence", "120"));
        assertFails("nosuch.png", CliRun.of("text", folder.resolve("nosuch.png")));
        assertFails(".tif", CliRun.of("text", picture, "--overlay", folder.resolve("a.jpg")));
        assertFails("there is no folder", CliRun.of("text", picture, "--json", folder.resolve("no/a.json")));
        assertFails("nosuchdetector", CliRun.of("text", picture, "--detector", "nosuchdetector"));
        assertFails("is a codec, not a text detector", CliRun.of("text", picture, "--detector", "legible-1"));
    }

    private static void assertFails(final String part, final CliRun run) {
        assertTrue(run.failedPlainly(), run.out() + run.err());
        assertTrue(run.err().contains(part), run.err());
    }
}
