package org.legible.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.legible.format.LegibleException;
import org.legible.text.ErrorTotals;

/** The files of results, from made-up measurements. */
class ComparisonFolderTest {

    private static final String IMAGE = "a \"strange\", <name>|.png";

    @TempDir
    private Path folder;

    /** Codec b needs half the rate of a; codec far is out of everybody's reach. */
    private static ComparisonReport report() {
        final List<Measurement> measurements = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            measurements.add(measurement("a", i, 2000 << i, 20 + 5 * i, 40 - 10 * i));
        }
        for (int i = 1; i <= 4; i++) {
            measurements.add(measurement("b", i, 1000 << i, 20 + 5 * i, 40 - 10 * i));
            measurements.add(measurement("far", i, 1_000_000 + i, 90 + i, 0));
        }
        return new ComparisonReport(new ComparisonResult(List.of("a", "b", "far"), measurements, List.of(
            new Problem(IMAGE, "b", 0.5, "It | failed.")), false), "a", Optional.empty());
    }

    private static Measurement measurement(final String codec, final double setting, final long bytes, final double psnr, final long errors) {
        return new Measurement(IMAGE, codec, setting, 80_000, bytes, psnr, 0.8, 1 - Math.pow(10, -psnr / 20), new ErrorTotals(100, 20, errors,
            errors / 2), 0.25, 0.125);
    }

    private String read(final String name) throws IOException {
        return Files.readString(folder.resolve("new/results").resolve(name));
    }

    @Test
    void theFilesHoldTheFigures() throws IOException {
        ComparisonFolder.at(folder.resolve("new/results")).write(report());
        final List<String> points = read("points.csv").lines().toList();
        assertEquals("codec,setting,images,bpp,psnr,ssim,ms_ssim,ms_ssim_db,cer,wer,chars,words,char_errors,word_errors,encode_s_per_mp,"
            + "decode_s_per_mp", points.get(0));
        assertTrue(points.get(1).startsWith("a,1.0,1,0.4,25.0,0.8,"), points.get(1));
        assertTrue(points.get(1).endsWith(",0.3,0.75,100,20,30,15,3.125,1.5625"), points.get(1));
        assertEquals(1 + 12, points.size());
        final List<String> images = read("images.csv").lines().toList();
        assertTrue(images.get(1).startsWith("\"a \"\"strange\"\", <name>|.png\",a,1.0,80000,4000,0.4,25.0,"), images.get(1));
        final List<String> bd = read("bd.csv").lines().toList();
        assertTrue(bd.get(1).matches("b,a,BD-rate \\(PSNR\\),-(50\\.0*|49\\.9+)\\d*,%,-\\d+\\.\\d*,25\\.0,40\\.0,dB PSNR,4,4,"), bd.get(1));
        assertTrue(bd.stream().anyMatch(line -> line.startsWith("far,a,BD-PSNR,,dB,,,,bpp,,,a and far share no range of bits a pixel")));
        assertEquals(1 + 2 * 8, bd.size());
    }

    @Test
    void theJsonHoldsTheSame() throws IOException {
        ComparisonFolder.at(folder.resolve("new/results")).write(report());
        final JsonObject json = JsonParser.parseString(read("comparison.json")).getAsJsonObject();
        assertEquals("a", json.get("anchor").getAsString());
        assertEquals(3, json.getAsJsonArray("codecs").size());
        assertEquals(IMAGE, json.getAsJsonArray("images").get(0).getAsString());
        assertEquals(12, json.getAsJsonArray("measurements").size());
        final JsonObject point = json.getAsJsonArray("points").get(0).getAsJsonObject();
        assertEquals(0.3, point.get("cer").getAsDouble());
        final JsonArray bd = json.getAsJsonArray("bd");
        final JsonObject cer = bd.asList().stream().map(e -> e.getAsJsonObject())
            .filter(e -> e.get("figure").getAsString().equals("BD-CER, error at equal rate")).findFirst().orElseThrow();
        assertEquals("percentage points", cer.get("unit").getAsString());
        assertTrue(cer.get("value").getAsDouble() < -9 && cer.get("percent").getAsDouble() < -40, cer.toString());
        assertTrue(bd.asList().stream().anyMatch(e -> e.getAsJsonObject().get("value").isJsonNull()));
    }

    @Test
    void theSummaryIsForPeople() throws IOException {
        final ComparisonFolder results = ComparisonFolder.at(folder.resolve("new/results"));
        results.write(report());
        final String page = read("summary.md");
        assertTrue(page.contains("3 codecs over 1 image, against a."), page);
        assertTrue(page.contains("| b | -50.00 % | +5.00 dB | -50.00 % | +2.50 dB | -50.00 % | -10.00 percentage points (-50.0 %) | "), page);
        assertTrue(page.contains("* a \"strange\", &lt;name>\\|.png, b 0.5: It \\| failed."), page);
        assertTrue(page.contains("Not given:"), page);
        for (final String plot : List.of("psnr.png", "ms-ssim.png", "cer.png", "wer.png")) {
            assertTrue(page.contains("](" + plot + ")"), page);
        }
    }

    @Test
    void resultsAreReplacedAndNothingElseIsLeft() throws IOException {
        final Path place = folder.resolve("new/results");
        ComparisonFolder.at(place).write(report());
        ComparisonFolder.at(place).write(report());
        try (Stream<Path> files = Files.list(place)) {
            assertEquals(List.of("bd.csv", "comparison.json", "images.csv", "points.csv", "summary.md"),
                files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void aFileIsNoPlaceForResults() throws IOException {
        final Path file = Files.createFile(folder.resolve("file"));
        assertTrue(assertThrows(LegibleException.class, () -> ComparisonFolder.at(file)).getMessage().contains("file is not a folder"));
        assertThrows(LegibleException.class, () -> ComparisonFolder.at(file.resolve("below")));
    }
}
