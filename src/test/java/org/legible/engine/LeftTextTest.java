package org.legible.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.legible.bundle.Bundles;
import org.legible.codec.EncodeResult;
import org.legible.codec.EncodeSettings;
import org.legible.codec.Encoder;
import org.legible.codec.FileMeasure;
import org.legible.codec.LeftRows;
import org.legible.codec.LeftText;
import org.legible.codec.PlaneReader;
import org.legible.codec.PlaneWriter;
import org.legible.codec.Progress;
import org.legible.codec.QualityMap;
import org.legible.codec.RateControl;
import org.legible.codec.TextMode;
import org.legible.codec.Wish;
import org.legible.format.ImageLayout;
import org.legible.format.LgbFile;
import org.legible.format.SampleType;
import org.legible.format.StreamHeader;

/** Text that the symbol layer leaves to the networks, beside an encoder that does not look for it. */
class LeftTextTest {

    private static final int WIDTH = 400, HEIGHT = 240;

    /** The lower half of {@link #mixed()}. */
    private static final Rectangle UNEVEN = new Rectangle(0, HEIGHT / 2, WIDTH, HEIGHT / 2);

    private static CodecSession session;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() throws IOException {
        session = CodecSession.open(Bundles.DEFAULT, Device.CPU);
    }

    @AfterAll
    static void close() {
        session.close();
    }

    /** A plane, or a place for one. */
    private record Picture(int[] pixels, boolean grey) implements PlaneReader, PlaneWriter {

        @Override
        public ImageLayout layout() {
            return new ImageLayout(WIDTH, HEIGHT, 1, 1, 1, grey ? SampleType.GREY8 : SampleType.RGB24);
        }

        @Override
        public RandomAccessibleInterval<?> plane(final int index) {
            if (!grey) {
                return ArrayImgs.argbs(pixels, WIDTH, HEIGHT);
            }
            final byte[] samples = new byte[pixels.length];
            IntStream.range(0, samples.length).forEach(i -> samples[i] = (byte) pixels[i]);
            return ArrayImgs.unsignedBytes(samples, WIDTH, HEIGHT);
        }

        double squaredError(final Picture other, final Rectangle area) {
            double sum = 0;
            for (int y = area.y; y < area.y + area.height; y++) {
                for (int x = area.x; x < area.x + area.width; x++) {
                    final double difference = (pixels[y * WIDTH + x] & 0xFF) - (other.pixels[y * WIDTH + x] & 0xFF);
                    sum += difference * difference;
                }
            }
            return sum / (area.width * area.height);
        }
    }

    private static void write(final Graphics2D graphics, final Color ink, final int size, final int top, final int bottom) {
        graphics.setColor(ink);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
        for (int y = top + 2 * size; y < bottom - size; y += 2 * size) {
            graphics.drawString("What is written here, " + y + ", is to be read.", 12, y);
        }
    }

    private static BufferedImage white() {
        final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        write(graphics, Color.BLACK, 15, 0, HEIGHT / 2);
        graphics.dispose();
        return image;
    }

    private static Picture picture(final BufferedImage image, final boolean grey) {
        return new Picture(image.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH), grey);
    }

    /** Nothing but text on flat ground. */
    private static Picture flat() {
        return picture(white(), false);
    }

    /** Text on flat ground, and below it small, faint text on grains that nothing can be lifted off. */
    private static Picture mixed(final boolean grey) {
        return mixed(grey, 95, 10);
    }

    private static Picture mixed(final boolean grey, final int ink, final int size) {
        final BufferedImage image = white();
        final Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(new Color(150, 150, 150));
        graphics.fill(UNEVEN);
        write(graphics, new Color(ink, ink, ink), size, UNEVEN.y, HEIGHT);
        graphics.dispose();
        final Random random = new Random(3);
        for (int y = UNEVEN.y; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                final int level = (image.getRGB(x, y) & 0xFF) + x / 8 + (int) Math.round(4 * random.nextGaussian());
                image.setRGB(x, y, Math.max(0, Math.min(255, level)) * 0x01_0101);
            }
        }
        return picture(image, grey);
    }

    private static EncodeSettings settings(final double quality, final TextMode mode) throws IOException {
        return EncodeSettings.ofQuality(quality).withText(mode);
    }

    private byte[] looking(final Picture picture, final EncodeSettings settings) throws IOException {
        final Path file = folder.resolve("looking.lgb");
        session.encode(picture, settings, file, Progress.NONE);
        return Files.readAllBytes(file);
    }

    private byte[] blind(final Picture picture, final EncodeSettings settings) throws IOException {
        final Path file = folder.resolve("blind.lgb");
        new Encoder(session.bundle(), session.networks(), session.networks(), LeftText.NONE).encode(picture, settings, file, Progress.NONE);
        return Files.readAllBytes(file);
    }

    private static Picture decoded(final byte[] file) throws IOException {
        final Picture picture = new Picture(new int[WIDTH * HEIGHT], false);
        try (LgbFile open = LgbFile.of("test.lgb", file)) {
            session.decode(open, picture, Progress.NONE);
        }
        return picture;
    }

    private static long mapBytes(final byte[] file) throws IOException {
        try (LgbFile open = LgbFile.of("test.lgb", file)) {
            return open.qualityMapBytes();
        }
    }

    @Test
    void textThatWasNotLiftedIsRaised() throws IOException {
        final Picture original = mixed(false);
        for (final TextMode mode : new TextMode[] {TextMode.SHARP, TextMode.EXACT}) {
            final double before = decoded(blind(original, settings(10, mode))).squaredError(original, UNEVEN);
            final double after = decoded(looking(original, settings(10, mode))).squaredError(original, UNEVEN);
            assertTrue(after < 0.7 * before, mode + ": " + before + ", " + after);
        }
        assertTrue(mapBytes(looking(mixed(true), settings(10, TextMode.SHARP))) > 0);
    }

    @Test
    void whatIsRaisedFadesTowardsBothEnds() throws IOException {
        final Picture original = mixed(false);
        for (final int quality : new int[] {10, 34, 46}) {
            final byte[] file = looking(original, settings(quality, TextMode.SHARP));
            try (LgbFile open = LgbFile.of("test.lgb", file)) {
                final byte[] offsets = open.qualityMap(0).orElseThrow().offsets();
                for (final byte offset : offsets) {
                    assertTrue(offset >= 0 && quality + offset <= LeftText.HIGHEST_QUALITY + 2, quality + ": " + offset);
                }
            }
        }
        for (final double quality : new double[] {EncodeSettings.MIN_QUALITY, LeftText.HIGHEST_QUALITY}) {
            final EncodeSettings end = settings(quality, TextMode.SHARP);
            assertArrayEquals(blind(original, end), looking(original, end));
        }
    }

    @Test
    void whereEverythingIsLiftedNothingChanges() throws IOException {
        final EncodeSettings settings = settings(10, TextMode.SHARP);
        final byte[] file = looking(flat(), settings);
        assertArrayEquals(blind(flat(), settings), file);
        assertEquals(0, mapBytes(file));
    }

    @Test
    void whereNothingIsLiftedNobodyLooks() throws IOException {
        final int[] pixels = mixed(false).pixels();
        // The lower half twice: text, but none on flat ground.
        System.arraycopy(pixels, pixels.length / 2, pixels, 0, pixels.length / 2);
        final Picture photograph = new Picture(pixels, false);
        final EncodeSettings settings = settings(10, TextMode.SHARP);
        assertArrayEquals(blind(photograph, settings), looking(photograph, settings));
        assertArrayEquals(blind(mixed(false), settings(10, TextMode.OFF)), looking(mixed(false), settings(10, TextMode.OFF)));
    }

    @Test
    void theMapOfTheSettingsIsNeitherLoweredNorChanged() throws IOException {
        final Picture original = mixed(false);
        final QualityMap wanted = new QualityMap(original.layout(), session.bundle());
        wanted.fill(-4);
        wanted.raise(new Rectangle(0, 0, WIDTH / 2, HEIGHT), 60);
        final byte[] before = wanted.offsets();
        final byte[] file = looking(original, settings(10, TextMode.SHARP).withQualityMap(wanted));
        assertArrayEquals(before, wanted.offsets());
        try (LgbFile open = LgbFile.of("test.lgb", file)) {
            final byte[] after = open.qualityMap(0).orElseThrow().offsets();
            assertFalse(Arrays.equals(before, after));
            IntStream.range(0, after.length).forEach(i -> assertTrue(after[i] >= before[i]));
        }
    }

    /** The file that a search found is the one of its quality: what the detector found for one trial holds for the next. */
    @Test
    void aSearchRaisesWhatAnEncodingRaises() throws IOException {
        final Picture original = mixed(false);
        for (final double first : new double[] {5, 24}) {
            final Wish wish = Wish.errorRate(0.02, 0.02, "a rate", first,
                (written, result, progress) -> Math.abs(result.quality() - first) < 1 ? 0.04 : 0.02);
            final Path file = folder.resolve("search.lgb");
            final RateControl.Outcome outcome = session.encode(original, settings(1, TextMode.SHARP), wish, file, Progress.NONE);
            assertEquals(2, outcome.trials());
            assertTrue(outcome.encoding().quality() > 10);
            assertArrayEquals(looking(original, settings(outcome.encoding().quality(), TextMode.SHARP)), Files.readAllBytes(file));
        }
    }

    /** Some pictures as the planes of one image, or places for them. */
    private record Stack(List<Picture> planes) implements PlaneReader, PlaneWriter {

        @Override
        public ImageLayout layout() {
            return new ImageLayout(WIDTH, HEIGHT, 1, planes.size(), 1, SampleType.RGB24);
        }

        @Override
        public RandomAccessibleInterval<?> plane(final int index) {
            return planes.get(index).plane(0);
        }
    }

    private static Stack empty(final int planes) {
        return new Stack(Stream.generate(() -> new Picture(new int[WIDTH * HEIGHT], false)).limit(planes).toList());
    }

    @Test
    void eachPlaneOfAStackIsAsItWouldBeAlone() throws IOException {
        final List<Picture> pictures = List.of(flat(), mixed(false), flat());
        final EncodeSettings settings = settings(10, TextMode.SHARP);
        final Path file = folder.resolve("stack.lgb");
        session.encode(new Stack(pictures), settings, file, Progress.NONE);
        final Stack decoded = empty(3);
        try (LgbFile open = LgbFile.open(file)) {
            session.decode(open, decoded, Progress.NONE);
            assertEquals(List.of(false, true, false), List.of(open.qualityMap(0).isPresent(), open.qualityMap(1).isPresent(),
                open.qualityMap(2).isPresent()));
        }
        for (int plane = 0; plane < 3; plane++) {
            assertArrayEquals(decoded(looking(pictures.get(plane), settings)).pixels(), decoded.planes().get(plane).pixels());
        }
    }

    /** Takes what its files decode to, and is content with the second one. */
    private static final class Taker implements FileMeasure {

        private int files;
        private Stack taken;

        @Override
        public Optional<PlaneWriter> pixels(final StreamHeader header, final Progress progress) {
            taken = empty(header.layout().planes());
            return Optional.of(taken);
        }

        @Override
        public double of(final Path written, final EncodeResult result, final Progress progress) {
            return ++files == 1 ? 0.04 : 0.02;
        }
    }

    @Test
    void aSearchDoesWithAStackWhatAnEncodingDoes() throws IOException {
        final Stack stack = new Stack(List.of(mixed(false), flat(), mixed(false, 80, 13)));
        final Taker taker = new Taker();
        final Path[] files = {folder.resolve("search.lgb"), folder.resolve("plain.lgb")};
        final RateControl.Outcome outcome = session.encode(stack, settings(1, TextMode.SHARP),
            Wish.errorRate(0.02, 0.02, "a rate", 5, taker), files[0], Progress.NONE);
        assertEquals(2, outcome.trials());
        session.encode(stack, settings(outcome.encoding().quality(), TextMode.SHARP), files[1], Progress.NONE);
        assertEquals(-1, Files.mismatch(files[0], files[1]));
        final Stack decoded = empty(3);
        try (LgbFile open = LgbFile.open(files[0])) {
            session.decode(open, decoded, Progress.NONE);
            assertFalse(Arrays.equals(open.qualityMap(0).orElseThrow().offsets(), open.qualityMap(2).orElseThrow().offsets()));
        }
        for (int plane = 0; plane < 3; plane++) {
            assertArrayEquals(decoded.planes().get(plane).pixels(), taker.taken.planes().get(plane).pixels());
        }
    }

    /** Where there was text for one file and is none for the next it is raised if nobody looked again, and only then. */
    @Test
    void eachWindowOfEachPlaneIsLookedAtOnceForAllFilesOfAnImage() throws IOException {
        final Picture original = mixed(false);
        final int[] text = original.pixels();
        final int[] none = new int[text.length];
        final QualityMap map = new QualityMap(new ImageLayout(WIDTH, 2 * HEIGHT, 1, 2, 1, SampleType.RGB24), session.bundle());
        final LeftText kept = new LeftTextProtection(Device.CPU).forOneImage();
        assertTrue(kept.raise(rows(0, text, 0, HEIGHT), 5, map));
        assertFalse(kept.raise(rows(1, none, 0, HEIGHT), 5, map));
        assertFalse(kept.raise(rows(0, none, 1, HEIGHT - 1), 5, map));
        assertTrue(kept.raise(rows(0, none, 0, HEIGHT), 12, map));
        assertFalse(kept.raise(rows(1, text, 0, HEIGHT), 12, map));
        assertFalse(kept.raise(rows(0, text, 1, HEIGHT - 1), 12, map));
        // What was found for the smallest files does not hold for larger ones.
        final LeftText another = new LeftTextProtection(Device.CPU).forOneImage();
        assertFalse(another.raise(rows(0, none, 0, HEIGHT), 1.5, map));
        assertTrue(another.raise(rows(0, text, 0, HEIGHT), 5, map));
    }

    @Test
    void planesWithoutLeftTextHaveTheMapOfTheSettings() throws IOException {
        final Stack stack = new Stack(List.of(flat(), mixed(false)));
        final QualityMap wanted = new QualityMap(stack.layout(), session.bundle());
        wanted.raise(new Rectangle(0, 0, WIDTH / 2, HEIGHT), 7);
        final Path file = folder.resolve("stack.lgb");
        session.encode(stack, settings(10, TextMode.SHARP).withQualityMap(wanted), file, Progress.NONE);
        try (LgbFile open = LgbFile.open(file)) {
            assertArrayEquals(wanted.offsets(), open.qualityMap(0).orElseThrow().offsets());
            final byte[] raised = open.qualityMap(1).orElseThrow().offsets();
            assertFalse(Arrays.equals(wanted.offsets(), raised));
            IntStream.range(0, raised.length).forEach(i -> assertTrue(raised[i] >= wanted.offsets()[i]));
        }
    }

    @Test
    void aStackWithoutTextHasNoLayer() throws IOException {
        final int[] pixels = mixed(false).pixels();
        System.arraycopy(pixels, pixels.length / 2, pixels, 0, pixels.length / 2);
        final Stack photographs = new Stack(List.of(new Picture(pixels, false), new Picture(pixels, false)));
        final Path[] files = {folder.resolve("sharp.lgb"), folder.resolve("off.lgb")};
        session.encode(photographs, settings(10, TextMode.SHARP), files[0], Progress.NONE);
        session.encode(photographs, settings(10, TextMode.OFF), files[1], Progress.NONE);
        assertArrayEquals(Files.readAllBytes(files[1]), Files.readAllBytes(files[0]));
    }

    /** A page of lines that need different qualities, and two windows on it whose inner borders cut lines in halves. */
    @Test
    void aLineAtASeamIsRaisedAsAWhole() throws IOException {
        final int half = WIDTH * HEIGHT / 2;
        final int halves = 8;
        final int[] pixels = new int[halves * half];
        for (int i = 0; i < halves; i++) {
            System.arraycopy(mixed(false, 20 + 5 * i, 22).pixels(), half, pixels, i * half, half);
        }
        final int height = halves * HEIGHT / 2;
        final ImageLayout layout = new ImageLayout(WIDTH, height, 1, 1, 1, SampleType.RGB24);
        final QualityMap whole = new QualityMap(layout, session.bundle());
        final QualityMap seamed = new QualityMap(layout, session.bundle());
        final LeftText looking = new LeftTextProtection(Device.CPU);
        assertTrue(looking.raise(rows(pixels, 0, height), 10, whole));
        // The middle of the first of its lines.
        final int cut = halves / 2 * HEIGHT / 2 + 36;
        assertTrue(looking.raise(rows(pixels, 0, cut + HEIGHT / 2), 10, seamed));
        assertTrue(looking.raise(rows(pixels, cut, height - cut), 10, seamed));
        final byte[] expected = whole.offsets();
        final byte[] found = seamed.offsets();
        assertTrue(IntStream.range(0, expected.length).map(i -> expected[i]).max().orElseThrow() < 36, "none is at its bound");
        final long different = IntStream.range(0, expected.length).filter(i -> expected[i] != found[i]).count();
        // Boxes may differ by a pixel, and needs by what is rounded.
        assertTrue(different <= expected.length / 100, different + " positions differ");
    }

    private static LeftRows rows(final int[] pixels, final int top, final int height) {
        return rows(0, pixels, top, height);
    }

    private static LeftRows rows(final int plane, final int[] pixels, final int top, final int height) {
        return new LeftRows(plane, ArrayImgs.argbs(Arrays.copyOfRange(pixels, top * WIDTH, (top + height) * WIDTH), WIDTH, height), top,
            (top + height) * WIDTH == pixels.length);
    }
}
