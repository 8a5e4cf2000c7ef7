package org.legible.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.IJ;
import ij.ImagePlus;

import java.awt.Point;
import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.legible.codec.Progress;
import org.legible.format.ImageLayout;
import org.legible.format.LegibleException;
import org.legible.format.SampleType;
import org.legible.text.Box;

/** What the preview of an encoding shows, without its window. */
class PreviewTest {

    private static final Path SAMPLE = Path.of("samples", "instrument-panel.png");

    @TempDir
    private Path folder;

    private static EncodeOptions quality(final double quality, final RegionBoost regions) {
        final EncodeOptions usual = EncodeOptions.DEFAULT;
        return new EncodeOptions(quality, RateWishes.NONE, new TextHandling("off", 15), KeptText.DEFAULT, usual.model(), "cpu", regions, 0, 0);
    }

    private static List<Preview> made(final ImagePlus image, final EncodeOptions options, final Point centre) throws IOException {
        final List<Preview> previews = new ArrayList<>();
        new PreviewMaker().make(new PreviewRequest(image, options, Optional.ofNullable(centre)), Progress.NONE, previews::add);
        return previews;
    }

    @Test
    void aPatchWithTextIsShownFirstAndThenItsFigures() throws IOException {
        final ImagePlus image = IJ.openImage(SAMPLE.toString());
        final List<Preview> previews = made(image, quality(30, RegionBoost.NONE), null);
        assertEquals(List.of(1, 2, 3), previews.stream().map(preview -> preview.figures().size()).toList());
        final Preview last = previews.get(2);
        final Rectangle patch = last.patch();
        assertTrue(last.figures().get(1).matches("Text in the patch: \\d+ of \\d{2,} characters are read otherwise .*"), last.figures().get(1));
        double squares = 0;
        for (int y = 0; y < patch.height; y++) {
            for (int x = 0; x < patch.width; x++) {
                assertEquals(image.getProcessor().get(patch.x + x, patch.y + y) & 0xffffff, last.original().getRGB(x, y) & 0xffffff);
                squares += Math.pow((last.original().getRGB(x, y) >> 8 & 255) - (last.decoded().getRGB(x, y) >> 8 & 255), 2);
            }
        }
        final double error = Math.sqrt(squares / (patch.width * patch.height));
        assertTrue(error > 0.1 && error < 30, "mean error " + error);
        assertNearTheFile(last.figures().get(2), image);
    }

    private void assertNearTheFile(final String sentence, final ImagePlus image) throws IOException {
        final Path file = folder.resolve("a.lgb");
        EncodeJob.run(image, file.toFile(), quality(30, RegionBoost.NONE), Progress.NONE);
        final Matcher figure = Pattern.compile("([0-9.,]+) kB").matcher(sentence);
        assertTrue(figure.find(), sentence);
        final double estimated = 1000 * Double.parseDouble(figure.group(1).replace(",", ""));
        assertTrue(sentence.startsWith("The whole file will have about "), sentence);
        assertEquals(1, estimated / Files.size(file), 0.15, sentence + " and it has " + Files.size(file));
    }

    @Test
    void theSelectionIsShownAndRaised() throws IOException {
        final ImagePlus image = IJ.openImage(SAMPLE.toString());
        image.setRoi(500, 300, 100, 80);
        final Preview plain = firstOf(image, quality(5, RegionBoost.NONE));
        assertEquals(new Rectangle(550 - 140, 340 - 105, 280, 210), plain.patch());
        final Preview raised = firstOf(image, quality(5, new RegionBoost(90, "selection")));
        assertTrue(difference(raised, 100, 75, 80, 60) < 0.7 * difference(plain, 100, 75, 80, 60),
            difference(raised, 100, 75, 80, 60) + " after " + difference(plain, 100, 75, 80, 60));
    }

    /** Only the pictures, without waiting for the figures. */
    private static Preview firstOf(final ImagePlus image, final EncodeOptions options) throws IOException {
        final List<Preview> previews = new ArrayList<>();
        assertThrows(CancellationException.class, () -> new PreviewMaker().make(new PreviewRequest(image, options, Optional.empty()),
            Progress.NONE, preview -> {
                previews.add(preview);
                throw new CancellationException();
            }));
        return previews.get(0);
    }

    private static double difference(final Preview preview, final int left, final int top, final int width, final int height) {
        double sum = 0;
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                sum += Math.abs((preview.original().getRGB(x, y) >> 8 & 255) - (preview.decoded().getRGB(x, y) >> 8 & 255));
            }
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 24})
    void thePlaneThatIsShownIsTaken(final int bitDepth) throws IOException {
        final ImagePlus image = TestImages.hyperstack(bitDepth, bitDepth == 24 ? 1 : 2, 2, 2);
        image.setPosition(1, 2, 1);
        final List<Preview> second = made(image, quality(80, RegionBoost.NONE), new Point(0, 0));
        assertEquals(new Rectangle(image.getWidth(), image.getHeight()), second.get(0).patch());
        assertTrue(second.get(1).figures().get(1).startsWith("There is no text in the patch"), second.get(1).figures().toString());
        assertTrue(second.get(2).figures().get(2).startsWith("The whole file will have about "), second.get(2).figures().toString());
        image.setPosition(1, 1, 1);
        final Preview first = made(image, quality(80, RegionBoost.NONE), new Point(0, 0)).get(0);
        assertNotEquals(first.original().getRGB(3, 3), second.get(0).original().getRGB(3, 3));
    }

    @Test
    void whatIsOutdatedEndsAtOnceAndLeavesNothing() throws IOException {
        final ImagePlus image = IJ.openImage(SAMPLE.toString());
        final List<Preview> previews = new ArrayList<>();
        final long before = leftovers();
        final Progress outdatedAfterThePicture = new Progress() {
            @Override
            public void update(final long done, final long total, final String what) {
                // Nobody looks.
            }

            @Override
            public boolean cancelled() {
                return !previews.isEmpty();
            }
        };
        assertThrows(CancellationException.class, () -> new PreviewMaker().make(
            new PreviewRequest(image, quality(20, RegionBoost.NONE), Optional.of(new Point(9, 9))), outdatedAfterThePicture, previews::add));
        assertTrue(previews.size() < 3);
        assertEquals(before, leftovers());
    }

    private static long leftovers() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("legible-preview")).count();
        }
    }

    @Test
    void whatCannotBeEncodedIsSaid() {
        final ImagePlus image = IJ.openImage(SAMPLE.toString());
        assertThrows(LegibleException.class, () -> made(image, quality(101, RegionBoost.NONE), null));
        assertThrows(LegibleException.class, () -> made(image, quality(50, new RegionBoost(5, "overlay")), null));
        assertThrows(LegibleException.class, () -> made(new ImagePlus(), quality(50, RegionBoost.NONE), null));
        assertThrows(LegibleException.class, () -> made(null, quality(50, RegionBoost.NONE), null));
    }

    @Test
    void withoutAScreenNothingOpens() {
        try (LivePreview live = new LivePreview()) {
            final ImagePlus image = TestImages.single(8);
            live.leaveSelectable(image);
            live.open(image, EncodeOptions.DEFAULT);
            live.update(image, EncodeOptions.DEFAULT);
        }
        assertTrue(Thread.getAllStackTraces().keySet().stream().noneMatch(thread -> thread.getName().equals("Legible: preview")));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 100, 279, 280, 1000, 5000})
    void partsLieWithinTheImage(final int side) {
        final ImageLayout layout = new ImageLayout(side, 3 * side / 2 + 1, 1, 4, 1, SampleType.GREY8);
        final Rectangle image = new Rectangle(layout.width(), layout.height());
        for (final Point centre : List.of(new Point(0, 0), new Point(side, side), new Point(-50, 9999))) {
            final Rectangle patch = PreviewPlace.patch(centre, layout);
            assertTrue(image.contains(patch), patch.toString());
            assertTrue(PreviewPlace.coded(patch, layout).contains(patch) && image.contains(PreviewPlace.coded(patch, layout)));
        }
        for (final PreviewPlace.Part part : PreviewPlace.samples(layout)) {
            assertTrue(image.contains(part.area()) && part.first() < 4, part.toString());
        }
    }

    @Test
    void thePatchIsWhereMostTextIs() {
        final ImageLayout layout = new ImageLayout(2000, 2000, 1, 1, 1, SampleType.GREY8);
        final List<Box> words = List.of(new Box(100, 100, 50, 20), new Box(1500, 1500, 50, 20), new Box(1500, 1530, 50, 20));
        assertTrue(PreviewPlace.patch(PreviewPlace.wordiest(words, layout), layout).contains(1520, 1520));
        assertEquals(new Point(1000, 1000), PreviewPlace.wordiest(List.of(), layout));
    }

    @Test
    void anEstimateTellsHowSureItIs() {
        final SizeEstimate even = SizeEstimate.of(new double[] {800, 800}, new long[] {100, 100}, 10_000);
        assertEquals(10_220, even.bytes(), 1e-6);
        assertTrue(even.sentence(true).endsWith("It will rather be smaller, as each sample has its own letters."));
        assertEquals(0, even.error(), 1e-6);
        final SizeEstimate uneven = SizeEstimate.of(new double[] {400, 1200}, new long[] {100, 100}, 10_000);
        assertEquals(10_220, uneven.bytes(), 1e-6);
        assertTrue(uneven.error() > 5000 && uneven.sentence(false).contains("from 2 samples that cover 2 %"), uneven.sentence(false));
        assertTrue(SizeEstimate.of(new double[] {400}, new long[] {100}, 100).sentence(false).startsWith("The whole file will have about 0.3 kB"));
    }
}
