package org.legible.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.legible.format.LgbFile;
import org.legible.format.SampleType;

/** Tasks can be watched and ended. */
class CancelTest {

    private final Picture picture = Picture.random(new Random(6), SampleType.GREY8, 300, 200, 1, 3);

    @TempDir
    Path folder;

    /** Says that the task is cancelled from some question on. */
    private static final class Patience implements Progress {

        private int questions;

        Patience(final int questions) {
            this.questions = questions;
        }

        @Override
        public void update(final long done, final long total, final String what) {
            // not asked
        }

        @Override
        public boolean cancelled() {
            return questions-- <= 0;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 5, 12, 20})
    void aCancelledEncodingLeavesWhatWasThere(final int questions) throws IOException {
        final Path path = folder.resolve("cancel.lgb");
        final EncodeSettings settings = EncodeSettings.ofQuality(50);
        assertThrows(CancellationException.class, () -> DefaultBundle.encoder().encode(picture, settings, path, new Patience(questions)));
        assertEquals(0, folder.toFile().list().length);
        Files.write(path, new byte[] {1, 2, 3});
        assertThrows(CancellationException.class, () -> new RateControl(DefaultBundle.encoder()).encode(picture, settings,
            Wish.bitsPerPixel(0.5), path, new Patience(questions)));
        assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(path));
        assertEquals(1, folder.toFile().list().length);
    }

    @Test
    void aDecodingCanBeCancelled() throws IOException {
        final Path path = folder.resolve("cancel.lgb");
        DefaultBundle.encode(picture, 50, path);
        try (LgbFile file = LgbFile.open(path)) {
            for (final int questions : new int[] {0, 3, 10}) {
                assertThrows(CancellationException.class, () -> DefaultBundle.decoder().decode(file, Picture.empty(picture.layout()),
                    new Patience(questions)));
            }
        }
        assertEquals(0, DefaultBundle.decode(path).greatestDifference(DefaultBundle.decode(path), 0));
    }

    @Test
    void progressRisesToTheTotal() throws IOException {
        final List<Long> heard = new ArrayList<>();
        final long[] last = new long[1];
        DefaultBundle.encoder().encode(picture, EncodeSettings.ofQuality(50), folder.resolve("progress.lgb"), new Progress() {
            @Override
            public void update(final long done, final long total, final String what) {
                assertEquals("Encoding", what);
                heard.add(done);
                last[0] = total;
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        });
        assertEquals(last[0], heard.get(heard.size() - 1));
        assertTrue(heard.size() >= 4, heard.toString());
        assertEquals(heard.stream().sorted().toList(), heard);
    }
}
