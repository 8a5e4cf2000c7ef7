package org.legible.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.legible.codec.Progress;
import org.legible.format.ImageLayout;
import org.legible.format.LegibleException;
import org.legible.format.SampleType;
import org.legible.format.ValueWindow;
import org.legible.text.Box;
import org.legible.text.ErrorTotals;

class ComparisonTest {

    private static final TextEyes NOBODY = TextEyes.closed("Nobody reads.");

    private static TextEyes eyes() {
        return TextEyes.of(List.of(new FakeReader(false)));
    }

    @Test
    void countsErrorsOnLinesOfEveryPlane() throws IOException {
        final Comparison.Result result = Pair.compare(Pair.rgb(3, -1), Pair.rgb(3, 1), 1, eyes());
        assertEquals(new ErrorTotals(21, 6, 3, 1), result.text().totals());
        assertEquals(1, result.text().damagedLines());
        final LineRow damaged = result.text().lines().get(1);
        assertEquals(1, damaged.plane());
        assertEquals("slice 2", damaged.label());
        assertEquals(new Box(6, 6, 52, 20), damaged.errors().before().box());
        assertEquals("one <b>", damaged.errors().after());
    }

    @Test
    void figuresOfPlanesAndOfAllOfThem() throws IOException {
        final Comparison.Result result = Pair.compare(Pair.rgb(3, -1), Pair.rgb(3, 1), 1, NOBODY);
        assertEquals(3, result.planes().size());
        assertEquals(new Figures(Double.POSITIVE_INFINITY, 1, 1, 0, 0), rounded(result.planes().get(0).figures()));
        final Figures second = result.planes().get(1).figures();
        assertEquals(7, second.maxError());
        assertEquals(7 / 3.0, second.meanError(), 1e-9);
        assertEquals(10 * Math.log10(255.0 * 255 / (49 / 3.0)), second.psnr(), 1e-9);
        assertEquals(second.psnr() + 10 * Math.log10(3), result.total().psnr(), 1e-9, "one plane of three has all errors");
        assertEquals(7 / 9.0, result.total().meanError(), 1e-9);
        assertEquals((2 + second.ssim()) / 3, result.total().ssim(), 1e-9);
    }

    private static Figures rounded(final Figures f) {
        return new Figures(f.psnr(), Math.round(f.ssim() * 1e9) / 1e9, Math.round(f.msSsim() * 1e9) / 1e9, f.maxError(), f.meanError());
    }

    @Test
    void sixteenBitsAreMeasuredByTheirRangeAndInTheirUnit() throws IOException {
        final Comparison.Result result = Pair.compare(Pair.grey16(2, 1, 0), Pair.grey16(2, 1, 30), 2, NOBODY);
        assertEquals(List.of(100.0, 200.0), result.planes().stream().map(PlaneFigures::peak).toList());
        assertEquals(300, result.total().maxError(), "30 samples are 300 tenths");
        final double squares = 900.0 / (Pair.WIDTH * Pair.HEIGHT);
        assertEquals(10 * Math.log10(100 * 100 / squares), result.planes().get(0).figures().psnr(), 1e-9);
        assertEquals("channel 2", result.planes().get(1).label());
    }

    @Test
    void theWindowsOfAFileGoBeforeTheRange() throws IOException {
        final Measures measures = new Measures(NOBODY, Optional.empty(), List.of(new ValueWindow(0, 4000)));
        final Comparison.Result result = Comparison.run(Pair.grey16(1, 1, 0), DecodedPlanes.of(Pair.grey16(1, 1, 8)), new PlainAppearance(1),
            measures, map -> { }, Progress.NONE);
        assertEquals(4000, result.planes().get(0).peak());
    }

    @Test
    void channelsOfACompositeMakeOnePictureAndOneMap() throws IOException {
        final List<ErrorMap> maps = new ArrayList<>();
        final Pair.Planes decoded = Pair.grey16(2, 3, 5);
        Comparison.run(Pair.grey16(2, 3, 0), DecodedPlanes.of(decoded), new PlainAppearance(2),
            new Measures(NOBODY, Optional.empty(), List.of()), maps::add, Progress.NONE);
        assertEquals(List.of(0, 2, 4), maps.stream().map(ErrorMap::plane).toList());
        assertEquals("slice 2", maps.get(1).label());
        assertEquals(50, maps.get(1).values()[0]);
        assertEquals(0, maps.get(1).values()[1]);
        assertEquals(50, maps.get(1).max());
    }

    @Test
    void theWorstPictureIsTheOneWithTheMostErrorsOfText() throws IOException {
        final Comparison.Result result = Pair.compare(Pair.rgb(4, -1), Pair.rgb(4, 2), 1, eyes());
        assertEquals("slice 3", result.exhibits().worst().orElseThrow().map().label());
        final Exhibits.LineCrop crop = result.exhibits().lines().get(0);
        assertEquals(52, crop.original().getWidth());
        assertEquals(0, crop.original().getRGB(3, 3) & 0xff);
        assertEquals(7, crop.decoded().getRGB(3, 3) & 0xff);
    }

    @Test
    void aBrokenReaderCostsOnlyTheText() throws IOException {
        final FakeReader broken = new FakeReader(true);
        final TextEyes eyes = TextEyes.of(List.of(broken));
        final Comparison.Result result = Pair.compare(Pair.rgb(2, -1), Pair.rgb(2, 0), 1, eyes);
        assertEquals(Optional.of("The reader is broken: buy another one."), result.text().missing());
        assertFalse(result.text().measured());
        assertEquals(7, result.total().maxError());
        eyes.close();
        assertTrue(broken.closed());
    }

    @Test
    void tesseractThatCannotBeUsedIsNamed() {
        try (TextEyes eyes = TextEyes.tesseract(Optional.of(java.nio.file.Path.of("no such folder")), "eng")) {
            assertTrue(eyes.missing().orElseThrow().contains("no such folder"), eyes.missing().toString());
        }
    }

    @Test
    void refusesWhatDoesNotFit() {
        assertRefused(Pair.rgb(2, 0), Pair.rgb(1, 0), "slice(s)");
        assertRefused(Pair.rgb(1, 0), Pair.grey16(1, 1, 0), "RGB and the decoded image 16-bit");
        final Pair.Planes narrow = new Pair.Planes(new ImageLayout(5, Pair.HEIGHT, 1, 1, 1, SampleType.RGB24), List.of());
        assertRefused(Pair.rgb(1, 0), narrow, "70x40 pixels and the decoded image 5x40");
    }

    private static void assertRefused(final Pair.Planes original, final Pair.Planes decoded, final String part) {
        final String message = assertThrows(LegibleException.class, () -> Pair.compare(original, decoded, 1, NOBODY)).getMessage();
        assertTrue(message.contains(part), message);
    }

    @Test
    void canBeCancelled() {
        final Progress impatient = new Progress() {
            private boolean started;

            @Override
            public void update(final long done, final long total, final String what) {
                started = true;
            }

            @Override
            public boolean cancelled() {
                return started;
            }
        };
        assertThrows(CancellationException.class, () -> Comparison.run(Pair.rgb(3, -1), DecodedPlanes.of(Pair.rgb(3, -1)),
            new PlainAppearance(1), new Measures(NOBODY, Optional.empty(), List.of()), map -> { }, impatient));
    }
}
