package org.legible.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {

    private static final Path SAMPLE = Path.of("samples", "instrument-panel.png");

    @TempDir
    private static Path shared;
    private static Path encoded;
    private static JsonObject encoding;

    @TempDir
    private Path folder;

    @BeforeAll
    static void encode() {
        encoded = shared.resolve("panel.lgb");
        encoding = object(CliRun.of("encode", SAMPLE, encoded, "--quality", 30, "--json").out());
    }

    private static JsonObject object(final String json) {
        return JsonParser.parseString(json).getAsJsonObject();
    }

    @Test
    void measuresPixelsTextAndTheRealFile() throws IOException {
        final Path json = folder.resolve("report.json");
        final CliRun run = CliRun.of("report", SAMPLE, encoded, "--json", json, "--html", folder.resolve("report.html"), "--csv", folder);
        assertEquals(0, run.code(), run.err());
        final JsonObject report = object(Files.readString(json));
        assertEquals(encoding.get("psnr").getAsDouble(), report.get("psnr").getAsDouble(), 1e-9, "as encode says");
        assertEquals(Files.size(encoded), report.get("bytes").getAsLong());
        assertEquals(encoding.get("bpp").getAsDouble(), report.get("bpp").getAsDouble(), 1e-12);
        assertTrue(report.get("chars").getAsInt() > 200, "the sample has text: " + report.get("text_missing"));
        assertTrue(report.get("char_errors").getAsInt() >= report.get("damaged_lines").getAsInt());
        assertEquals(report.get("text_lines").getAsInt(), report.getAsJsonArray("lines").size());
        assertTrue(run.out().contains("PSNR ") && run.out().contains("Text: CER "), run.out());
        assertTrue(Files.readString(folder.resolve("report.html")).endsWith("</html>\n"));
        assertTrue(Files.exists(folder.resolve("panel.lgb.csv")) && Files.exists(folder.resolve("panel.lgb-lines.csv")));
    }

    @Test
    void anIdenticalPairHasNoErrors() {
        final JsonObject report = object(CliRun.of("report", SAMPLE, SAMPLE, "--json", "-").out());
        assertEquals(99, report.get("psnr").getAsDouble());
        assertEquals(0, report.get("max_error").getAsDouble());
        assertEquals(0, report.get("cer").getAsDouble());
        assertEquals(0, report.get("word_errors").getAsInt());
    }

    @Test
    void theSizeOfAnotherFileCanCount() throws IOException, URISyntaxException {
        final Path decoded = folder.resolve("decoded.png");
        CliRun.of("decode", encoded, decoded);
        final Path module = Path.of(ReportCommandTest.class.getResource("/lpips/distance.pt").toURI());
        final JsonObject report = object(CliRun.of("report", SAMPLE, decoded, "--no-text", "--file", encoded, "--lpips", module, "--json",
            "-").out());
        assertEquals(Files.size(encoded), report.get("bytes").getAsLong());
        assertTrue(report.get("cer").isJsonNull());
        assertFalse(report.get("text_missing").isJsonNull());
        assertTrue(report.get("lpips").getAsDouble() > 0);
    }

    @Test
    void whatCannotBeComparedIsSaidInOneSentence() {
        final Path small = folder.resolve("small.png");
        final ImagePlus image = IJ.createImage("small", "RGB ramp", 40, 30, 1);
        new FileSaver(image).saveAsPng(small.toString());
        final Path deep = folder.resolve("deep.tif");
        new FileSaver(IJ.createImage("deep", "16-bit ramp", 40, 30, 1)).saveAsTiff(deep.toString());
        assertFails("40x30", "report", SAMPLE, small);
        assertFails("RGB and the decoded image 16-bit", "report", small, deep);
        assertFails("missing.lgb", "report", SAMPLE, folder.resolve("missing.lgb"));
        assertFails("missing.png", "report", folder.resolve("missing.png"), encoded);
        assertFails("no-folder", "report", small, small, "--html", folder.resolve("no-folder/page.html"));
        assertFails("no.pt", "report", small, small, "--lpips", folder.resolve("no.pt"));
        assertFails("gone.jxl", "report", small, small, "--file", folder.resolve("gone.jxl"));
    }

    private static void assertFails(final String part, final Object... args) {
        final CliRun run = CliRun.of(args);
        assertTrue(run.failedPlainly() && run.code() == 1, run.out() + run.err());
        assertTrue(run.err().contains(part), run.err());
    }

    @Test
    void tesseractWithoutItsDataCostsOnlyTheText() {
        final JsonObject report = object(CliRun.of("report", SAMPLE, encoded, "--tessdata", folder.resolve("no-tessdata"), "--json", "-").out());
        assertTrue(report.get("text_missing").getAsString().contains("no-tessdata"));
        assertTrue(report.get("chars").isJsonNull());
        assertTrue(report.get("psnr").getAsDouble() > 20);
    }
}
