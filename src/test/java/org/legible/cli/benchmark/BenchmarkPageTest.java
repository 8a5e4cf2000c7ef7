package org.legible.cli.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
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
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.legible.compare.ComparisonResult;
import org.legible.compare.Measurement;
import org.legible.format.LegibleException;
import org.legible.text.ErrorTotals;

/** The arithmetic and the page behind {@code scripts/benchmark}, on made-up figures. */
class BenchmarkPageTest {

    private static final String PEERS = """
        [{"file": "a.png", "codec": "webp", "setting": 5, "area": 1000, "bpp": 0.2, "psnr": 30, "chars": 100, "words": 20, "char_errors": 10,
          "word_errors": 5, "extra": 1},
         {"file": "c.png", "codec": "webp", "setting": 5, "area": 1000, "bpp": 9, "psnr": 1, "chars": 1, "char_errors": 1},
         {"file": "a.png", "codec": "jxl", "setting": 5, "area": 1000, "bpp": 0.3, "psnr": 31, "chars": 100, "char_errors": 0}]
        """;

    @TempDir
    private Path folder;

    @Test
    void peersThatAreMissingComeFromTheirFigures() throws IOException {
        final List<Measurement> peers = PeerFigures.read(Files.writeString(folder.resolve("peers.json"), PEERS), Map.of("webp", "WebP"),
            Set.of("a.png", "b.png"));
        assertEquals(1, peers.size());
        assertEquals("WebP", peers.get(0).codec());
        assertEquals(0.2, peers.get(0).bpp(), 1e-12);
        assertEquals(new ErrorTotals(100, 20, 10, 5), peers.get(0).text());
    }

    @Test
    void refusesPeersOfAnotherForm() throws IOException {
        final Path wrong = Files.writeString(folder.resolve("wrong.json"), "{\"a\": 1}");
        assertThrows(LegibleException.class, () -> PeerFigures.read(wrong, Map.of(), Set.of("a.png")));
        assertThrows(LegibleException.class, () -> PeerFigures.read(folder.resolve("missing.json"), Map.of(), Set.of("a.png")));
    }

    /** One picture: bytes, PSNR and character errors of 1000 characters at rising settings. */
    private static Stream<Measurement> measurements(final String codec, final String image, final long[][] figures) {
        return Stream.of(figures).map(f -> new Measurement(image, codec, 1 + List.of(figures).indexOf(f), 8000, f[0], f[1], 0.9, 0.95,
            f.length < 3 ? null : new ErrorTotals(1000, 200, f[2], Math.min(200, f[2])), 1, 1));
    }

    private static SetResult result(final String name, final List<Stream<Measurement>> parts) {
        final List<Measurement> all = new ArrayList<>();
        parts.forEach(part -> part.forEach(all::add));
        return new SetResult(name, new ComparisonResult(all.stream().map(Measurement::codec).distinct().toList(), all, List.of(), false));
    }

    /** AVIF needs twice the bytes of Legible without treatment of text; sharp text is never wrong by more than one percent. */
    private static SetResult screens() {
        return result("screens", List.of(
            measurements(LineUp.SHARP, "a.png", new long[][] {{60, 30, 10}, {90, 33, 6}, {200, 36, 2}}),
            measurements(LineUp.BOOST, "a.png", new long[][] {{100, 29, 300}, {200, 32, 100}, {400, 35, 10}}),
            measurements(LineUp.OFF, "a.png", new long[][] {{100, 29, 300}, {200, 32, 100}, {400, 35, 10}}),
            measurements(LineUp.AVIF, "a.png", new long[][] {{200, 30, 300}, {400, 33, 100}, {800, 36, 10}})));
    }

    @Test
    void theHeadlineIsTheRateAtEqualErrorsWithinItsRange() {
        final Page page = new Page();
        new TextSection(screens()).writeTo(page);
        final String text = page.toString();
        assertTrue(text.contains("| rate at equal CER | AVIF 4:2:0 |\n|---|---:|\n| Legible sharp | \u2013 |\n| Legible boost | -50.0 % |"), text);
        assertTrue(text.contains("* Legible sharp has no such range beside AVIF 4:2:0: its CER is 1.00 % or less from its smallest files on, of"
            + " 0.060 bpp; AVIF 4:2:0 needs 0.800 bpp for that."), text);
        assertTrue(text.contains("| Legible sharp | \u2264 0.060 | \u2264 0.060 | \u2264 0.060 | \u2264 0.060 | 0.060 | 0.110 |"), text);
        assertTrue(text.contains("| AVIF 4:2:0 | 0.283 | 0.400 |"), text);
    }

    @Test
    void imagesThatReadWorseAreListed() {
        final WorseSection section = new WorseSection(result("screens", List.of(
            measurements(LineUp.OFF, "worse.png", new long[][] {{100, 29, 300}, {200, 32, 21}, {400, 35, 10}}),
            measurements(LineUp.OFF, "equal.png", new long[][] {{100, 29, 300}, {200, 32, 19}, {400, 35, 10}}),
            measurements(LineUp.OFF, "large.png", new long[][] {{300, 29, 300}, {500, 32, 200}, {700, 35, 100}}),
            measurements(LineUp.AVIF, "worse.png", new long[][] {{100, 30, 300}, {200, 33, 10}, {800, 36, 10}}),
            measurements(LineUp.AVIF, "equal.png", new long[][] {{100, 30, 300}, {190, 33, 10}, {195, 36, 10}}),
            measurements(LineUp.AVIF, "large.png", new long[][] {{100, 30, 300}, {200, 33, 10}, {800, 36, 10}}))));
        assertEquals(List.of("worse.png (2.10 % against 1.00 %)"), section.worse(LineUp.OFF));
        assertEquals(List.of(), section.worse(LineUp.SHARP));
    }

    @Test
    void thePageHasEverySectionThatHasFigures() {
        final BenchmarkPage page = new BenchmarkPage(Map.of("Model bundle", "test-1"));
        page.addMissing(List.of("JPEG XL"));
        page.add(List.of(screens()), new Plots(folder, "images/"), List.of("images/crops-a.png"));
        final String text = page.toString();
        assertTrue(text.contains("* Model bundle: test-1"), text);
        assertTrue(text.contains("JPEG XL, whose programs are missing"), text);
        assertTrue(text.contains("(images/crops-a.png)"), text);
        assertTrue(text.contains("<img src=\"images/screens-cer.png\""), text);
        assertTrue(text.contains("| Legible boost | Legible off | +0.0 % | +0.0 % |"), text);
        assertTrue(text.contains("From 0.100 bpp at quality 1 to 0.400 bpp at quality 3 with text off. No file shrinks"), text);
        assertFalse(text.contains("Spread"), "there is no other seed");
        assertFalse(text.contains("AV1"), "points of Kodak");
    }

    @Test
    void aSecondSeedShowsTheSpread() {
        final SetResult set = result("photos", List.of(
            measurements(LineUp.OFF, "a.png", new long[][] {{100, 29}, {200, 32}, {400, 35}}),
            measurements(LineUp.OTHER_SEED + " off", "a.png", new long[][] {{200, 29}, {400, 32}, {800, 35}}),
            measurements(LineUp.AVIF, "a.png", new long[][] {{200, 29}, {400, 32}, {800, 35}})));
        final Page page = new Page();
        new SpreadSection(List.of(set)).writeTo(page);
        assertEquals(List.of(LineUp.OFF, LineUp.AVIF), set.plotted().averages().codecs());
        assertTrue(page.toString().contains("| photos | off | AVIF 4:2:0 | rate at equal PSNR | -50.0 % | +0.0 % | +50.0 points |"), page.toString());
    }

    @Test
    void writesThePublishedPointsBesideKodakOnly() {
        final Stream<Measurement> ours = measurements(LineUp.OFF, "a.png", new long[][] {{200, 30}, {800, 38}});
        final Page page = new Page();
        new PublishedSection(result("kodak", List.of(ours))).writeTo(page);
        // Half way between 0.2 and 0.8 in the logarithm is 0.4: 34 dB, beside 30.33 of WebP.
        assertTrue(page.toString().contains("| 0.40 | 34.00 | 27.73 | 30.33 | 32.57 | +3.67 |"), page.toString());
    }

    @Test
    void findsWhereSizeIsNotMonotone() {
        assertTrue(screens().setbacks(LineUp.OFF).isEmpty());
        final Measurement low = new Measurement("a.png", LineUp.OFF, 10, 8000, 300, 30, 0.9, 0.9, null, 1, 1);
        final Measurement high = new Measurement("a.png", LineUp.OFF, 50, 8000, 100, 30, 0.9, 0.9, null, 1, 1);
        assertEquals(List.of("a.png is smaller at quality 50 than at 10"), result("s", List.of(Stream.of(low, high))).setbacks(LineUp.OFF));
    }

    @Test
    void theFileHasTheSameFigures() {
        final JsonObject file = JsonParser.parseString(BenchmarkFile.text(Map.of("Date", "today"), List.of(screens()))).getAsJsonObject();
        assertEquals("today", file.get("Date").getAsString());
        final JsonObject set = file.getAsJsonArray("sets").get(0).getAsJsonObject();
        assertEquals("bpp", set.getAsJsonArray("columns").get(3).getAsString());
        final JsonArray first = set.getAsJsonArray("points").get(0).getAsJsonArray();
        assertEquals(LineUp.SHARP, first.get(0).getAsString());
        assertEquals(0.06, first.get(3).getAsDouble());
        assertEquals(0.01, first.get(6).getAsDouble());
        assertEquals(3 * 4 * 2, set.getAsJsonArray("differences").size());
    }

    @Test
    void placesAreReadAndWrongOnesRefused() throws LegibleException {
        assertEquals(new Crop("a:b.png", 12, 7), Crop.parse("a:b.png:12,7"));
        assertEquals("page.v2", new Crop("page.v2.png", 0, 0).name());
        assertThrows(LegibleException.class, () -> Crop.parse("a.png"));
        assertThrows(LegibleException.class, () -> Crop.parse("a.png:1"));
    }
}
