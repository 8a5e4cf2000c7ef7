package org.legible.cli.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.legible.format.LegibleException;
import org.legible.quality.bd.Metric;
import org.legible.quality.bd.RateCurve;
import org.legible.quality.bd.RatePoint;

/** The arithmetic and the page behind {@code scripts/benchmark}, on made-up figures. */
class BenchmarkPageTest {

    private static final String PEERS = """
        [{"file": "a.png", "codec": "webp", "setting": 5, "bpp": 0.2, "psnr": 30, "chars": 100, "char_errors": 10, "extra": 1},
         {"file": "b.png", "codec": "webp", "setting": 5, "bpp": 0.4, "psnr": 34, "chars": 300, "char_errors": 10},
         {"file": "c.png", "codec": "webp", "setting": 5, "bpp": 9, "psnr": 1, "chars": 1, "char_errors": 1},
         {"file": "a.png", "codec": "webp", "setting": 35.5, "bpp": 1.2, "psnr": 40, "chars": 100, "char_errors": 0},
         {"file": "b.png", "codec": "webp", "setting": 35.5, "bpp": 1.2, "psnr": 40, "chars": 300, "char_errors": 0}]
        """;

    @TempDir
    private Path folder;

    @Test
    void interpolatesInTheLogarithmOfTheRate() {
        final RateCurve curve = new RateCurve("us", Metric.PSNR, List.of(new RatePoint(0.8, 38), new RatePoint(0.1, 26), new RatePoint(0.2, 30)));
        assertEquals(28, curve.linearAt(Math.sqrt(0.1 * 0.2)).orElseThrow(), 1e-9);
        assertEquals(34, curve.linearAt(0.4).orElseThrow(), 1e-9);
        assertEquals(38, curve.linearAt(0.8).orElseThrow(), 1e-9);
        assertTrue(curve.linearAt(0.09).isEmpty());
        assertTrue(curve.linearAt(0.81).isEmpty());
        assertTrue(new RateCurve("us", Metric.PSNR, List.of()).linearAt(0.3).isEmpty());
    }

    @Test
    void averagesPeersOverTheMeasuredPictures() throws IOException {
        final PeerFigures peers = PeerFigures.read(Files.writeString(folder.resolve("peers.json"), PEERS), Set.of("a.png", "b.png"));
        assertEquals(2, peers.settings().size());
        final PeerFigures.Setting first = peers.settings().get(0);
        assertEquals(0.3, first.bpp(), 1e-12);
        assertEquals(32, first.psnr(), 1e-12);
        assertEquals(20 / 400.0, first.cer(), 1e-12);
        assertEquals(2, first.images());
        assertEquals(36, peers.curve("webp").linearAt(0.6).orElseThrow(), 1e-9);
        assertTrue(peers.curve("avif444").points().isEmpty());
    }

    @Test
    void refusesPeersOfAnotherForm() throws IOException {
        final Path wrong = Files.writeString(folder.resolve("wrong.json"), "{\"a\": 1}");
        assertThrows(LegibleException.class, () -> PeerFigures.read(wrong, Set.of("a.png")));
        assertThrows(LegibleException.class, () -> PeerFigures.read(folder.resolve("missing.json"), Set.of("a.png")));
    }

    @Test
    void findsWhereSizeIsNotMonotone() {
        assertTrue(result("screens", 0.1, 0.3).setbacks().isEmpty());
        final List<String> setbacks = result("screens", 0.3, 0.1).setbacks();
        assertEquals(2, setbacks.size());
        assertTrue(setbacks.get(0).contains("a.png is smaller at quality 50.0 than at 10.0"), setbacks.get(0));
    }

    @Test
    void writesTheGainOverPeersAtEqualRate() throws IOException {
        final PeerFigures peers = PeerFigures.read(Files.writeString(folder.resolve("peers.json"), PEERS), Set.of("a.png", "b.png"));
        final BenchmarkPage page = new BenchmarkPage(Map.of("Model bundle", "test-1"));
        page.add(result("screens", 0.1, 0.6), Optional.of(peers));
        page.addSpeed(List.of(result("screens", 0.1, 0.6)), OptionalDouble.of(1.5));
        final String text = page.toString();
        assertTrue(text.contains("* Model bundle: test-1"), text);
        assertTrue(text.contains("| 10 | 0.100 | 30.00 | 0.9000 | \u2013 | \u2013 | \u2013 | \u2013 | \u2013 | \u2013 |"), text);
        assertTrue(text.contains("| 50 | 0.600 | 38.00 | 0.9900 | 36.00 | +2.00 | \u2013 | \u2013 | \u2013 | \u2013 |"), text);
        assertTrue(text.contains("| webp | 35.5 | 1.200 | 40.00 | 0.0000 |"), text);
        assertTrue(text.contains("From 0.100 bpp at quality 10 to 0.600 bpp at quality 50."), text);
        assertTrue(text.contains("| screens | 0.250 | 0.125 |"), text);
        assertTrue(text.contains("1.50 s"), text);
    }

    @Test
    void writesThePublishedPointsBesideKodakOnly() {
        final BenchmarkPage page = new BenchmarkPage(Map.of());
        page.add(result("other", 0.2, 0.8), Optional.empty());
        assertFalse(page.toString().contains("AV1"));
        page.add(result("kodak", 0.2, 0.8), Optional.empty());
        // Half way between 0.2 and 0.8 in the logarithm is 0.4: 34 dB, beside 30.33 of WebP.
        assertTrue(page.toString().contains("| 0.40 | 34.00 | 27.73 | 30.33 | 32.57 | +3.67 |"), page.toString());
    }

    private static SetResult result(final String name, final double lowRate, final double highRate) {
        return new SetResult(name, List.of(
            new Measurement("a.png", 10, lowRate, 29, 0.88, 1, 1), new Measurement("a.png", 50, highRate, 37, 0.98, 1, 1),
            new Measurement("b.png", 10, lowRate, 31, 0.92, 1, 1), new Measurement("b.png", 50, highRate, 39, 1.00, 1, 1)),
            new BenchmarkRun.Speed(0.25, 0.125));
    }
}
