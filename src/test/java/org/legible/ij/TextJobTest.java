package org.legible.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ColorProcessor;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.legible.codec.Progress;
import org.legible.format.LegibleException;
import org.legible.text.DrawnText;
import org.legible.text.TextRegion;

/** Text of images, read by Tesseract, which needs no networks. */
class TextJobTest {

    @TempDir
    private Path folder;

    /** A stack whose planes say "plane one" and "plane two". */
    private static ImagePlus stack() throws IOException {
        final ImageStack stack = new ImageStack(240, 80);
        for (final String number : List.of("one", "two")) {
            final DrawnText text = new DrawnText(240, 80, 0xffffff).word("plane", 30, 30, 0).word(number, 84, 30, 0);
            stack.addSlice(new ColorProcessor(240, 80, text.pixels()));
        }
        return new ImagePlus("stack", stack);
    }

    private static TextOptions tesseract(final String level, final String planes) {
        return with("tesseract", level, 0, planes, "eng", "auto");
    }

    private static TextOptions with(final String engine, final String level, final double minimum, final String planes,
            final String language, final String device) {
        final TextOptions other = TextOptions.DEFAULT;
        return new TextOptions(engine, level, minimum, planes, false, false, null, other.detector(), other.recogniser(), "", language,
            device);
    }

    @Test
    void theCurrentPlaneOrAllAreRead() throws IOException {
        final ImagePlus image = stack();
        image.setSlice(2);
        final FoundText current = TextJob.find(image, tesseract("words", "current"), Progress.NONE);
        assertEquals(List.of("plane", "two"), current.planes().get(0).regions().stream().map(TextRegion::text).toList());
        assertEquals(2, current.planes().get(0).index());
        final FoundText all = TextJob.find(image, tesseract("lines", "all"), Progress.NONE);
        assertEquals(List.of("plane one", "plane two"),
            all.planes().stream().map(plane -> plane.regions().get(0).text()).toList());
        assertEquals(2, image.getCurrentSlice());
    }

    @Test
    void unsureWordsAreLeftOut() throws IOException {
        assertEquals(0, TextJob.find(stack(), with("tesseract", "words", 100, "all", "eng", "auto"), Progress.NONE).count());
    }

    @Test
    void aFileIsReadAndItsImageHasTheOverlay() throws IOException {
        final Path file = folder.resolve("a.tif");
        ImageFiles.write(stack(), file);
        final Path json = folder.resolve("a.json");
        final TextOptions chosen = tesseract("words", "all");
        final FoundText found = TextJob.run(new TextRequest(null, file.toFile(), new TextOptions(chosen.engine(), chosen.level(), 0,
            "all", false, false, json.toFile(), chosen.detector(), chosen.recogniser(), "", "eng", "auto")), Progress.NONE);
        assertEquals(4, found.image().getOverlay().size());
        assertTrue(Files.readString(json).contains("\"two\""));
    }

    /** Counts what it hears, and ends the task when it has heard as much as it wants. */
    private static final class Listener implements Progress {

        private final List<Long> heard = new ArrayList<>();
        private final int most;

        Listener(final int most) {
            this.most = most;
        }

        @Override
        public void update(final long done, final long total, final String what) {
            assertTrue(done <= total && (heard.isEmpty() || done >= heard.get(heard.size() - 1)), () -> done + " after " + heard);
            heard.add(done);
        }

        @Override
        public boolean cancelled() {
            return heard.size() >= most;
        }
    }

    @Test
    void readingTellsHowFarItIsWithinAPlaneAndCanBeEndedThere() throws IOException {
        final ImagePlus image = stack();
        final TextOptions options = with("legible", "words", 0, "current", "eng", "cpu");
        final Listener patient = new Listener(Integer.MAX_VALUE);
        TextJob.find(image, options, patient);
        assertTrue(patient.heard.stream().distinct().count() >= 3 && patient.heard.get(0) == 0, () -> "progress " + patient.heard);
        for (int most = 1; most < patient.heard.size(); most++) {
            final Listener impatient = new Listener(most);
            assertThrows(CancellationException.class, () -> TextJob.run(new TextRequest(image, null, options), impatient));
            assertEquals(patient.heard.subList(0, most), impatient.heard);
            assertEquals(null, image.getOverlay());
        }
    }

    @Test
    void aCancelledSearchLeavesNothing() throws IOException {
        final ImagePlus image = stack();
        final Progress cancelled = new Progress() {
            @Override
            public void update(final long done, final long total, final String what) {
                // Nobody listens.
            }

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class,
            () -> TextJob.run(new TextRequest(image, null, tesseract("words", "all")), cancelled));
        assertEquals(null, image.getOverlay());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "eyes      | words | 0   | all     | eng  | auto | engine is \"eyes\": choose legible, tesseract or stored.",
        "tesseract | page  | 0   | all     | eng  | auto | level is \"page\": choose words or lines.",
        "tesseract | words | 101 | all     | eng  | auto | minconfidence is 101.0",
        "tesseract | words | NaN | all     | eng  | auto | minconfidence is NaN",
        "tesseract | words | 0   | some    | eng  | auto | planes is \"some\": choose current or all.",
        "tesseract | words | 0   | all     | ''   | auto | language is empty",
        "tesseract | words | 0   | all     | xyz  | auto | xyz",
        "tesseract | words | 0   | all     | eng  | tpu  | There is no device \"tpu\""})
    void aWrongOptionIsNamed(final String engine, final String level, final double minimum, final String planes, final String language,
            final String device, final String problem) throws IOException {
        final ImagePlus image = stack();
        final TextOptions options = with(engine, level, minimum, planes, language, device);
        final LegibleException e = assertThrows(LegibleException.class, () -> TextJob.find(image, options, Progress.NONE));
        assertTrue(e.getMessage().contains(problem), e.getMessage());
    }

    @Test
    void whatCannotBeDoneIsSaidBeforeTheWork() throws IOException {
        final ImagePlus image = stack();
        final TextOptions some = tesseract("words", "all");
        final File nowhere = folder.resolve("nosuch/a.json").toFile();
        final TextOptions toNowhere = new TextOptions("tesseract", "words", 0, "all", false, false, nowhere, some.detector(),
            some.recogniser(), "", "eng", "auto");
        final LegibleException json = assertThrows(LegibleException.class,
            () -> TextJob.run(new TextRequest(image, null, toNowhere), Progress.NONE));
        assertTrue(json.getMessage().startsWith("json is " + nowhere), json.getMessage());
        final TextOptions toManager = new TextOptions("tesseract", "words", 0, "all", false, true, null, some.detector(),
            some.recogniser(), "", "eng", "auto");
        final LegibleException manager = assertThrows(LegibleException.class,
            () -> TextJob.run(new TextRequest(image, null, toManager), Progress.NONE));
        assertTrue(manager.getMessage().startsWith("roimanager needs a window"), manager.getMessage());
        assertThrows(LegibleException.class, () -> TextJob.find(null, some, Progress.NONE));
    }
}
