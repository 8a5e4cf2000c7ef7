package org.legible.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.legible.engine.LeftTextPictures.HEIGHT;
import static org.legible.engine.LeftTextPictures.WIDTH;
import static org.legible.engine.LeftTextPictures.empty;
import static org.legible.engine.LeftTextPictures.flat;
import static org.legible.engine.LeftTextPictures.mixed;
import static org.legible.engine.LeftTextPictures.settings;
import static org.legible.engine.LeftTextPictures.uneven;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.legible.codec.EncodeResult;
import org.legible.codec.EncodeSettings;
import org.legible.codec.FileMeasure;
import org.legible.codec.PlaneWriter;
import org.legible.codec.Progress;
import org.legible.codec.QualityMap;
import org.legible.codec.RateControl;
import org.legible.codec.TextMode;
import org.legible.codec.Wish;
import org.legible.engine.LeftTextPictures.Picture;
import org.legible.engine.LeftTextPictures.Stack;
import org.legible.format.LgbFile;
import org.legible.format.StreamHeader;

/** Text that the symbol layer leaves to the networks in the planes of a stack. */
@ExtendWith(DefaultSession.class)
class LeftTextStackTest {

    private final CodecSession session;

    @TempDir
    private Path folder;

    LeftTextStackTest(final CodecSession session) {
        this.session = session;
    }

    /** A picture as it decodes from a file of its own. */
    private Picture alone(final Picture picture, final EncodeSettings settings) throws IOException {
        final Path file = folder.resolve("alone.lgb");
        session.encode(picture, settings, file, Progress.NONE);
        final Stack decoded = empty(1);
        try (LgbFile open = LgbFile.open(file)) {
            session.decode(open, decoded, Progress.NONE);
        }
        return decoded.planes().get(0);
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
            assertArrayEquals(alone(pictures.get(plane), settings).pixels(), decoded.planes().get(plane).pixels());
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
        final Stack photographs = new Stack(List.of(uneven(), uneven()));
        final Path[] files = {folder.resolve("sharp.lgb"), folder.resolve("off.lgb")};
        session.encode(photographs, settings(10, TextMode.SHARP), files[0], Progress.NONE);
        session.encode(photographs, settings(10, TextMode.OFF), files[1], Progress.NONE);
        assertArrayEquals(Files.readAllBytes(files[1]), Files.readAllBytes(files[0]));
    }
}
