package org.legible.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.legible.ij.ImageFiles;
import org.legible.text.DrawnText;

/** {@code encode --keep-text}, and what {@code text}, {@code info} and {@code decode} make of it. */
class KeepTextTest {

    @TempDir
    private Path folder;

    private Path stack;
    private Path file;

    /** Two planes that say "plane one" and "plane two". */
    @BeforeEach
    void makePictures() throws IOException {
        final ImageStack planes = new ImageStack(240, 80);
        for (final String number : new String[] {"one", "two"}) {
            final DrawnText text = new DrawnText(240, 80, 0xffffff).word("plane", 30, 30, 0).word(number, 84, 30, 0);
            planes.addSlice(new ColorProcessor(240, 80, text.pixels()));
        }
        stack = folder.resolve("stack.tif");
        file = folder.resolve("stack.lgb");
        ImageFiles.write(new ImagePlus("stack", planes), stack);
    }

    private static String out(final Object... arguments) {
        final CliRun run = CliRun.of(arguments);
        assertEquals(0, run.code(), run.err());
        return run.out();
    }

    private JsonObject encoded(final Object... more) {
        final Object[] arguments = new Object[more.length + 4];
        System.arraycopy(new Object[] {"encode", stack, file, "--json"}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        return JsonParser.parseString(out(arguments)).getAsJsonObject();
    }

    @Test
    void theLinesOfAllPlanesAreStoredAndSearchedWithoutDecoding() throws IOException {
        final JsonObject json = encoded("--keep-text", "--text-engine", "tesseract");
        assertEquals(2, json.get("text_lines").getAsInt());
        assertTrue(json.get("text_bytes").getAsInt() < 120, json.toString());
        final JsonObject info = JsonParser.parseString(out("info", file, "--json")).getAsJsonObject();
        assertEquals(json.get("text_lines"), info.get("text_lines"));
        assertEquals(json.get("text_bytes"), info.get("text_bytes"));
        assertTrue(out("info", file).contains("text        2 lines, read by tesseract, " + info.get("text_bytes") + " bytes"));

        final String[] lines = out("text", file).split("\\R");
        assertEquals(2, lines.length);
        assertTrue(lines[0].matches("1\\t\\d+\\t\\d+\\t\\d+\\t\\d+\\t\\d+\\t1\\tplane one"), lines[0]);
        assertTrue(lines[1].startsWith("2\t") && lines[1].endsWith("\tplane two"), lines[1]);
        final Path regions = folder.resolve("text.json");
        assertEquals(1, out("text", file, "--find", "TWO", "--json", regions).lines().count());
        final JsonObject written = JsonParser.parseString(Files.readString(regions)).getAsJsonObject();
        assertEquals("stored (tesseract)", written.get("engine").getAsString());
        assertEquals(240, written.get("width").getAsInt());
        final JsonArray found = written.getAsJsonArray("regions");
        assertEquals("plane two", found.get(0).getAsJsonObject().get("text").getAsString());
    }

    @Test
    void legibleItselfReadsWhereNothingElseIsSaid() {
        encoded("--keep-text");
        assertTrue(out("info", file).contains("read by legible"), out("info", file));
        assertTrue(out("text", file, "--find", "plane").lines().count() == 2, out("text", file));
    }

    @Test
    void withoutBeingAskedNothingIsStored() throws IOException {
        assertEquals(0, encoded().get("text_lines").getAsInt());
        assertTrue(out("info", file).contains("text        none"));
        final CliRun run = CliRun.of("text", file);
        assertTrue(run.failedPlainly() && run.err().contains("holds no text: encode it with --keep-text"), run.err());
        assertFalse(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains("text"));
    }

    @Test
    void aDecodedTiffHasItAndAPartTheLinesWithinIt() {
        encoded("--keep-text", "--text-engine", "tesseract");
        final Path whole = folder.resolve("whole.tif");
        out("decode", file, whole);
        assertEquals(out("text", file), out("text", whole, "--engine", "stored"));
        final Path part = folder.resolve("part.tif");
        out("decode", file, part, "--region", "20,10,100,60");
        final String[] before = out("text", file).lines().toList().get(0).split("\t");
        final String[] after = out("text", part, "--engine", "stored").lines().toList().get(0).split("\t");
        assertEquals(Integer.parseInt(before[1]) - 20, Integer.parseInt(after[1]));
        assertEquals(Integer.parseInt(before[2]) - 10, Integer.parseInt(after[2]));
        assertTrue(Integer.parseInt(after[1]) + Integer.parseInt(after[3]) <= 100);

        // Encoded once more it is in the file only if it is asked for.
        final Path again = folder.resolve("again.lgb");
        out("encode", whole, again);
        assertTrue(CliRun.of("text", again).failedPlainly());
        out("decode", again, folder.resolve("lost.tif"));
        assertTrue(CliRun.of("text", folder.resolve("lost.tif"), "--engine", "stored").err().contains("has no stored text"));
        out("encode", whole, again, "--keep-text", "--text-engine", "stored");
        assertEquals(out("text", file), out("text", again));
    }

    @Test
    void severalFilesAreSearchedEvenIfOneHasNone() {
        encoded("--keep-text", "--text-engine", "tesseract");
        final CliRun run = CliRun.of("text", stack, file, "--engine", "stored", "--find", "one");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("has no stored text"), run.err());
        assertTrue(run.out().startsWith(file + "\t1\t"), run.out());
        assertTrue(CliRun.of("text", file, file, "--json", folder.resolve("a.json")).failedPlainly());
    }

    @Test
    void aBrokenTextCostsOnlyItself() throws IOException {
        encoded("--keep-text", "--text-engine", "tesseract");
        final byte[] bytes = Files.readAllBytes(file);
        final int chunk = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("text", 200);
        bytes[chunk + 15] ^= 4;
        Files.write(file, bytes);
        final CliRun run = CliRun.of("decode", file, folder.resolve("a.tif"));
        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().contains("the stored text"), run.err());
    }

    @Test
    void whatIsWrongIsNamed() {
        assertTrue(CliRun.of("encode", stack, file, "--keep-text", "--text-engine", "eyes").err()
            .contains("textengine is \"eyes\": choose legible, tesseract or stored."));
        assertTrue(CliRun.of("encode", stack, file, "--keep-text", "--text-engine", "stored").err().contains("has no stored text"));
        assertFalse(Files.exists(file));
    }
}
