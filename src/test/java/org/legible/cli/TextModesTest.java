package org.legible.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code encode --text sharp} and {@code --text exact}: text on flat ground is stored as bitmaps. */
class TextModesTest {

    private static final Path SAMPLE = Path.of("samples", "instrument-panel.png");

    @TempDir
    private Path folder;

    private JsonObject report(final String text) throws IOException {
        final Path file = folder.resolve(text + ".lgb");
        final CliRun encoded = CliRun.of("encode", SAMPLE, file, "--quality", 30, "--text", text, "--json");
        assertEquals(0, encoded.code(), encoded.err());
        assertEquals(text, JsonParser.parseString(encoded.out()).getAsJsonObject().get("text").getAsString());
        final Path json = folder.resolve("report.json");
        final CliRun run = CliRun.of("report", SAMPLE, file, "--json", json);
        assertEquals(0, run.code(), run.err());
        return JsonParser.parseString(Files.readString(json)).getAsJsonObject();
    }

    @Test
    void storedAsBitmapsTextReadsBetter() throws IOException {
        final JsonObject off = report("off");
        final JsonObject sharp = report("sharp");
        final JsonObject exact = report("exact");
        assertTrue(sharp.get("char_errors").getAsInt() < off.get("char_errors").getAsInt(), off + " " + sharp);
        assertTrue(sharp.get("psnr").getAsDouble() > off.get("psnr").getAsDouble() + 1, off + " " + sharp);
        assertTrue(exact.get("psnr").getAsDouble() > sharp.get("psnr").getAsDouble(), sharp + " " + exact);
    }

    @Test
    void anUnknownModeIsNamed() {
        final CliRun run = CliRun.of("encode", SAMPLE, folder.resolve("a.lgb"), "--text", "loud");
        assertEquals(1, run.code());
        assertTrue(run.err().contains("text is \"loud\": choose off, boost, sharp or exact."), run.err());
    }
}
