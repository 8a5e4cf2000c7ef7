package org.legible.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import org.junit.jupiter.api.Test;
import org.legible.codec.Progress;
import org.legible.format.LegibleException;
import org.legible.quality.bd.Metric;
import org.legible.text.Box;
import org.legible.text.LineReader;
import org.legible.text.TextReader;
import org.legible.text.TextRegion;

/** The run over images and codecs, with codecs and readers that fail on demand. */
class ComparisonTest {

    /** Darkens the picture by 60 / setting and says that its file has 10 * setting bytes. */
    private record Darkening(String name, Set<String> fails) implements ImageCodec {

        @Override
        public String identity() {
            return "darkening";
        }

        @Override
        public Scale scale() {
            return Scale.QUALITY;
        }

        @Override
        public List<Double> ladder() {
            return List.of(1.0, 2.0, 4.0, 8.0);
        }

        @Override
        public Encoded encode(final RgbImage image, final double setting, final Progress progress) throws IOException {
            if (fails.contains("library")) {
                throw new NoSuchMethodError("Library.call()");
            }
            if (fails.contains(image.width() + "") || fails.contains(image.width() + " " + setting)) {
                throw new LegibleException("It is too wide.");
            }
            final byte[] file = new byte[(int) (10 * setting)];
            file[0] = (byte) image.width();
            file[1] = (byte) image.height();
            file[2] = (byte) (60 / setting);
            return new Encoded(file, setting);
        }

        @Override
        public Decoded decode(final byte[] file, final Progress progress) {
            final int height = fails.contains("size") ? 1 : file[1];
            final int[] pixels = new int[file[0] * height];
            Arrays.fill(pixels, (200 - file[2]) * 0x010101);
            return new Decoded(new RgbImage(file[0], height, pixels), 2);
        }

        @Override
        public void close() {
            // nothing
        }
    }

    /** Reads one line, of which dark pictures lose characters: one for 10 grey values. */
    private static final class Reader implements TextReader, LineReader {

        private boolean closed;

        @Override
        public String engine() {
            return "test";
        }

        @Override
        public List<TextRegion> words(final RandomAccessibleInterval<ARGBType> image) {
            return List.of(new TextRegion(new Box(2, 2, 10, 8), "abcdefghij", 90, 0));
        }

        @Override
        public String readLine(final RandomAccessibleInterval<ARGBType> line) {
            final int grey = line.firstElement().get() & 0xFF;
            return "abcdefghij".substring(0, Math.max(0, 10 - (200 - grey) / 10));
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private record Source(String name, int width) implements ImageSource {

        @Override
        public RgbImage open() throws IOException {
            if (width == 0) {
                throw new LegibleException(name + " is damaged.");
            }
            final int[] pixels = new int[width * 20];
            Arrays.fill(pixels, 0xC8C8C8);
            return new RgbImage(width, 20, pixels);
        }
    }

    private static List<Ladder> ladders(final ImageCodec... codecs) {
        return List.of(codecs).stream().map(codec -> new Ladder(codec, codec.ladder())).toList();
    }

    private static ImageCodec codec(final String name, final String... fails) {
        return new Darkening(name, Set.of(fails));
    }

    private static ComparisonResult run(final List<Ladder> ladders, final TextMeter text, final ImageSource... images) throws IOException {
        return new Comparison(ladders, text).run(List.of(images), Progress.NONE, soFar -> { });
    }

    @Test
    void figuresAreThoseOfTheFiles() throws IOException {
        final Reader reader = new Reader();
        try (TextMeter text = new TextMeter(reader, List.of(reader))) {
            final ComparisonResult result = run(ladders(codec("a")), text, new Source("x", 40));
            assertEquals(4, result.measurements().size());
            final Measurement first = result.measurements().get(0);
            assertEquals(8.0 * 10 / (40 * 20), first.bpp());
            assertEquals(20 * Math.log10(255 / 60.0), first.psnr(), 1e-9);
            assertEquals(0.6, first.errors().orElseThrow().cer());
            assertEquals(1, first.errors().orElseThrow().wer());
            assertEquals(1, first.encodeSeconds());
            assertEquals(2, first.decodeSeconds());
            assertTrue(result.problems().isEmpty());
        }
        assertTrue(reader.closed);
    }

    /** Bits a pixel and PSNR are means over images of all sizes; error rates are of sums. */
    @Test
    void averagesAreMeansAndErrorRatesAreOfSums() throws IOException {
        final Reader reader = new Reader();
        final ComparisonResult result = run(ladders(codec("a")), new TextMeter(reader, List.of(reader)), new Source("x", 40), new Source("y", 80));
        final AveragePoint point = Averages.of(result).points().get(1);
        assertEquals(2, point.images());
        assertEquals((8.0 * 20 / 800 + 8.0 * 20 / 1600) / 2, point.bpp(), 1e-12);
        assertEquals(20, point.text().chars());
        assertEquals(6, point.text().charErrors());
        assertEquals(0.3, point.cer());
        assertEquals((2 / 800e-6 + 2 / 1600e-6) / 2, point.encodeSeconds(), 1e-6);
    }

    @Test
    void whatTheStoreHasIsNotMeasuredAgain() throws IOException {
        final Memory memory = new Memory();
        final Reader reader = new Reader();
        final TextMeter text = new TextMeter(reader, List.of(reader));
        final ComparisonResult first = new Comparison(ladders(codec("a")), text, memory).run(List.of(new Source("x", 40)), Progress.NONE,
            soFar -> { });
        assertEquals(4, memory.measurements.size());
        final ComparisonResult again = new Comparison(ladders(codec("a", "40")), new TextMeter(null, List.of()), memory)
            .run(List.of(new Source("x", 40)), Progress.NONE, soFar -> { });
        assertEquals(first.measurements(), again.measurements());
        assertTrue(again.problems().isEmpty());
    }

    private static final class Memory implements MeasurementStore {

        private final Map<Double, Measurement> measurements = new HashMap<>();

        @Override
        public Optional<Measurement> find(final String image, final RgbImage pixels, final ImageCodec codec, final double setting,
            final boolean withText) {
            return Optional.ofNullable(measurements.get(setting));
        }

        @Override
        public void keep(final RgbImage pixels, final ImageCodec codec, final Measurement measurement) {
            measurements.put(measurement.setting(), measurement);
        }
    }

    @Test
    void oneFailingCodecOrImageDoesNotLoseTheRest() throws IOException {
        final ComparisonResult result = run(ladders(codec("a"), codec("b", "50"), codec("c", "size"), codec("d", "library")), null, new Source("x", 40),
            new Source("broken", 0), new Source("wide", 50));
        assertEquals(4 + 4 + 4, result.measurements().size());
        assertNull(result.measurements().get(0).text());
        assertEquals("broken: broken is damaged.", result.problems().stream().filter(p -> p.codec().isEmpty()).findFirst().orElseThrow().toString());
        assertTrue(result.problems().stream().anyMatch(p -> p.toString().equals("wide, b 4: It is too wide.")), result.problems().toString());
        assertTrue(result.problems().stream().anyMatch(p -> p.sentence().startsWith("c gave back 40x1 pixels for 40x20")));
        final ComparisonReport report = new ComparisonReport(result, "a", Optional.of("no reader."));
        assertEquals(List.of("a", "b"), report.averages().codecs());
        assertEquals(Set.of("x"), report.averages().images());
        assertEquals(Set.of("wide"), report.averages().leftOutImages());
        assertEquals(List.of("c", "d"), report.averages().leftOutCodecs());
        assertTrue(report.notes().contains("x, d 1: A library cannot be loaded (Library.call()): check the installation. (8 times)"),
            report.notes().toString());
        assertTrue(report.notes().contains("wide, b 1: It is too wide. (4 times)"), report.notes().toString());
        assertTrue(report.notes().contains("There are no CER and WER: no reader."));
    }

    /** A setting that no image survives is no reason to leave all images out. */
    @Test
    void aSettingThatAlwaysFailsIsForgotten() throws IOException {
        final Averages averages = Averages.of(run(ladders(codec("a", "40 1.0", "50 1.0")), null, new Source("x", 40), new Source("y", 50)));
        assertEquals(Set.of("x", "y"), averages.images());
        assertEquals(List.of(2.0, 4.0, 8.0), averages.points().stream().map(AveragePoint::setting).toList());
    }

    @Test
    void whatWasMeasuredBeforeACancellationIsKept() throws IOException {
        final List<Integer> soFar = new ArrayList<>();
        final Progress stop = new Progress() {
            private int steps;

            @Override
            public void update(final long done, final long total, final String what) {
                assertEquals(steps, done);
                assertEquals(3 * 2 * 4, total);
                steps++;
            }

            @Override
            public boolean cancelled() {
                return steps == 10;
            }
        };
        final ComparisonResult result = new Comparison(ladders(codec("a"), codec("b")), null)
            .run(List.of(new Source("x", 40), new Source("y", 40), new Source("z", 40)), stop, r -> soFar.add(r.measurements().size()));
        assertTrue(result.cancelled());
        assertEquals(10, result.measurements().size());
        assertEquals(List.of(8), soFar);
        final ComparisonReport report = new ComparisonReport(result, "a", Optional.of("."));
        assertEquals(Set.of("x"), report.averages().images());
        assertEquals(2 * 2 * 2, report.differences().size() + 4, "two metrics in two readings for b");
        assertTrue(report.notes().get(0).startsWith("The comparison was cancelled"));
    }

    @Test
    void equalCodecsDoNotDiffer() throws IOException {
        final Reader reader = new Reader();
        final ComparisonReport report = new ComparisonReport(
            run(ladders(codec("a"), codec("b")), new TextMeter(reader, List.of(reader)), new Source("x", 40)), "b", Optional.empty());
        assertEquals(List.of(Metric.values()), report.metrics());
        assertEquals(8, report.differences().size());
        for (final BdRow row : report.differences()) {
            assertEquals("a", row.codec());
            assertEquals(row.metric() == Metric.WER && row.reading() == BdRow.Reading.RATE_AT_EQUAL_VALUE, row.figure() == null, row.refusal());
            assertEquals(row.figure() == null ? Double.NaN : 0, row.shown(), 1e-9);
        }
        assertFalse(report.cancelled());
    }
}
