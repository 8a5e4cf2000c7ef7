package org.legible.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wishes that {@code encode} is given instead of a quality, against what {@code report} measures. */
class EncodeWishTest {

    @TempDir
    private Path folder;

    private Path picture;
    private Path encoded;

    @BeforeEach
    void cutADetailOfTheSample() {
        final ImagePlus sample = IJ.openImage(Path.of("samples", "instrument-panel.png").toString());
        sample.setRoi(400, 300, 400, 300);
        picture = folder.resolve("detail.png");
        new FileSaver(sample.crop()).saveAsPng(picture.toString());
        encoded = folder.resolve("detail.lgb");
    }

    private JsonObject encode(final Object... options) {
        final Object[] all = new Object[options.length + 4];
        System.arraycopy(new Object[] {"encode", picture, encoded, "--json"}, 0, all, 0, 4);
        System.arraycopy(options, 0, all, 4, options.length);
        final CliRun run = CliRun.of(all);
        assertEquals(0, run.code(), run.err());
        return JsonParser.parseString(run.out()).getAsJsonObject();
    }

    private JsonObject report() throws IOException {
        final Path json = folder.resolve("report.json");
        final CliRun run = CliRun.of("report", picture, encoded, "--json", json);
        assertEquals(0, run.code(), run.err());
        return JsonParser.parseString(Files.readString(json)).getAsJsonObject();
    }

    @Test
    void bytesAreMetFromBelow() throws IOException {
        final long bytes = encode("--target-bytes", 9000).get("bytes").getAsLong();
        assertEquals(Files.size(encoded), bytes);
        assertTrue(bytes <= 9000 && bytes >= 8730, bytes + " bytes");
    }

    @Test
    void thePsnrIsMetFromAboveAsTheReportMeasuresIt() throws IOException {
        // Without the symbol layer: its coverages have whole numbers of levels, and where there is one more the PSNR jumps.
        final double psnr = encode("--target-psnr", 30, "--text", "off").get("psnr").getAsDouble();
        assertEquals(30.3, psnr, 0.3);
        assertEquals(psnr, report().get("psnr").getAsDouble(), 1e-9);
    }

    @Test
    void textErrorsStayBelowTheBoundAsTheReportCountsThem() throws IOException {
        final JsonObject found = encode("--max-cer", 0.05);
        assertEquals(0.05, found.get("max_cer").getAsDouble());
        final double aim = found.get("aimed_cer").getAsDouble();
        assertTrue(aim > 0 && aim < 0.05 && found.get("cer").getAsDouble() <= aim, found.toString());
        assertTrue(found.get("quality").getAsDouble() < 100, found.toString());
        assertEquals(found.get("cer").getAsDouble(), report().get("cer").getAsDouble(), 1e-9);
    }
}
