package org.legible.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.legible.engine.LeftTextPictures.flat;
import static org.legible.engine.LeftTextPictures.letters;
import static org.legible.engine.LeftTextPictures.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.legible.codec.EncodeResult;
import org.legible.codec.Progress;
import org.legible.codec.RateControl;
import org.legible.codec.TextMode;
import org.legible.codec.Wish;
import org.legible.engine.LeftTextPictures.Picture;
import org.legible.format.LegibleException;
import org.legible.format.LgbFile;

/** Sizes of files of text, most of which are bitmaps. */
@ExtendWith(DefaultSession.class)
class TextSizesTest {

    private final CodecSession session;

    @TempDir
    private Path folder;

    TextSizesTest(final CodecSession session) {
        this.session = session;
    }

    private EncodeResult encode(final Picture picture, final double quality, final TextMode mode) throws IOException {
        return session.encode(picture, settings(quality, mode), folder.resolve("text.lgb"), Progress.NONE);
    }

    @Test
    void bitmapsAreCountedAsTheFileHasThem() throws IOException {
        final EncodeResult sharp = encode(letters(), 40, TextMode.SHARP);
        long pages = 0;
        try (LgbFile file = LgbFile.open(folder.resolve("text.lgb"))) {
            for (final int tile : file.symbolTiles(0)) {
                pages += file.readSymbols(0, tile).page().length;
            }
        }
        assertEquals(pages, sharp.symbolBytes());
        assertTrue(pages > sharp.bytes() / 4 && pages < sharp.bytes(), sharp.toString());
        assertEquals(0, encode(letters(), 40, TextMode.OFF).symbolBytes());
    }

    /** From quality 1 to 3 text comes in, and with it most of the bytes: the search has to find its way there, too. */
    @Test
    void sizesAreMetWhereTextComesIn() throws IOException {
        final List<Long> sizes = new ArrayList<>();
        for (int tenths = 10; tenths <= 30; tenths++) {
            sizes.add(encode(letters(), tenths / 10.0, TextMode.SHARP).bytes());
        }
        final long least = sizes.get(0);
        final long most = Collections.max(sizes);
        assertTrue(most > 1.25 * least, least + " to " + most);
        for (final double share : new double[] {0.05, 0.3, 0.6, 0.9}) {
            final long limit = Math.round(least + share * (most - least));
            final long best = sizes.stream().filter(size -> size <= limit).max(Long::compare).orElseThrow();
            final RateControl.Outcome outcome = session.encode(letters(), settings(1, TextMode.SHARP), Wish.bytes(limit),
                folder.resolve("wish.lgb"), Progress.NONE);
            final long found = Files.size(folder.resolve("wish.lgb"));
            assertTrue(found <= limit && found >= 0.97 * best, found + " for " + limit + ", best " + best);
            assertTrue(outcome.trials() <= 7, outcome.toString());
        }
    }

    /** Letters that repeat themselves take less as bitmaps than in the networks' picture of quality 1. */
    @Test
    void ofFilesThatAreTooLargeTheSmallestIsTold() throws IOException {
        final long lowest = encode(flat(), 1, TextMode.SHARP).bytes();
        assertTrue(encode(flat(), 3, TextMode.SHARP).bytes() < 0.9 * lowest);
        final LegibleException refused = assertThrows(LegibleException.class, () -> session.encode(flat(), settings(1, TextMode.SHARP),
            Wish.bytes(300), folder.resolve("wish.lgb"), Progress.NONE));
        final Matcher told = Pattern.compile("comes closest is (\\d+) bytes").matcher(refused.getMessage());
        assertTrue(told.find() && Long.parseLong(told.group(1)) < 0.9 * lowest, refused.getMessage());
        session.encode(flat(), settings(1, TextMode.SHARP), Wish.bytes(lowest - 1), folder.resolve("wish.lgb"), Progress.NONE);
        assertTrue(Files.size(folder.resolve("wish.lgb")) < lowest);
    }
}
