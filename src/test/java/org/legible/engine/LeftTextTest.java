package org.legible.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.legible.engine.LeftTextPictures.HEIGHT;
import static org.legible.engine.LeftTextPictures.UNEVEN;
import static org.legible.engine.LeftTextPictures.WIDTH;
import static org.legible.engine.LeftTextPictures.flat;
import static org.legible.engine.LeftTextPictures.mixed;
import static org.legible.engine.LeftTextPictures.settings;
import static org.legible.engine.LeftTextPictures.uneven;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.legible.codec.EncodeSettings;
import org.legible.codec.Encoder;
import org.legible.codec.LeftText;
import org.legible.codec.Progress;
import org.legible.codec.QualityMap;
import org.legible.codec.RateControl;
import org.legible.codec.TextMode;
import org.legible.codec.Wish;
import org.legible.engine.LeftTextPictures.Picture;
import org.legible.format.LgbFile;

/** Text that the symbol layer leaves to the networks, beside an encoder that does not look for it. */
@ExtendWith(DefaultSession.class)
class LeftTextTest {

    private final CodecSession session;

    @TempDir
    private Path folder;

    LeftTextTest(final CodecSession session) {
        this.session = session;
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

    private Picture decoded(final byte[] file) throws IOException {
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
        final Picture photograph = uneven();
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
}
