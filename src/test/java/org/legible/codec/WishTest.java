package org.legible.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CancellationException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.legible.format.LegibleException;
import org.legible.format.LgbFile;
import org.legible.format.SampleType;

/** Files that are wished to be of a size, or to have lost little enough. */
class WishTest {

    private final Picture picture = Picture.random(new Random(2), SampleType.RGB24, 320, 240, 1, 1);
    private final RateControl control = new RateControl(DefaultBundle.encoder());

    @TempDir
    Path folder;

    private RateControl.Outcome encode(final Wish wish) throws IOException {
        return control.encode(picture, EncodeSettings.ofQuality(1), wish, folder.resolve("wish.lgb"), Progress.NONE);
    }

    private double bpp(final double quality) throws IOException {
        return DefaultBundle.encode(picture, quality, folder.resolve("bound.lgb")).bpp();
    }

    /** Decibels of the mean absolute error, as good as any for a search. */
    private double decibels(final Path written) throws IOException {
        return -20 * Math.log10(DefaultBundle.decode(written).error(picture) / 255);
    }

    @Test
    void sizesAreMetFromBelow() throws IOException {
        final double least = bpp(1);
        final double most = bpp(100);
        for (final double t : new double[] {0.02, 0.5, 0.98}) {
            final double target = least * Math.pow(most / least, t);
            final EncodeResult result = encode(Wish.bitsPerPixel(target)).encoding();
            assertTrue(result.bpp() <= target && result.bpp() >= 0.97 * target, result.bpp() + " for " + target);
            assertEquals(8.0 * Files.size(folder.resolve("wish.lgb")) / (320 * 240), result.bpp(), 1e-9);
            try (LgbFile file = LgbFile.open(folder.resolve("wish.lgb"))) {
                assertEquals(result.quality(), file.header().quality() / 256.0);
            }
            final long bytes = (long) (target * 320 * 240 / 8);
            final long found = encode(Wish.bytes(bytes)).encoding().bytes();
            assertTrue(found <= bytes && found >= 0.97 * bytes, found + " for " + bytes);
        }
    }

    @Test
    void moreRoomThanTheBestQualityNeedsGivesTheBestQuality() throws IOException {
        assertEquals(100, encode(Wish.bitsPerPixel(40)).encoding().quality());
    }

    @Test
    void decibelsAreMetFromAbove() throws IOException {
        for (final double quality : new double[] {5, 45.3, 90}) {
            DefaultBundle.encode(picture, quality, folder.resolve("bound.lgb"));
            final double wanted = decibels(folder.resolve("bound.lgb"));
            final RateControl.Outcome outcome = encode(Wish.decibels(wanted, (written, result, progress) -> decibels(written)));
            // They rise many times as fast as a PSNR.
            assertTrue(outcome.measured() >= wanted && outcome.measured() < wanted + 3, outcome + " for " + wanted);
            assertTrue(outcome.trials() <= 3, outcome + " for " + wanted);
            assertEquals(decibels(folder.resolve("wish.lgb")), outcome.measured());
        }
        assertEquals(1, encode(Wish.decibels(0.5, (written, result, progress) -> decibels(written))).encoding().quality());
    }

    @Test
    void theSmallestFileIsSoughtWhoseErrorsAreFewEnough() throws IOException {
        // Errors that fall from 1 at quality 1 to less than a thousandth, with steps, as those of text do.
        final FileMeasure errors = (written, result, progress) -> Math.rint(1000 * Math.exp(-result.quality() / 12)) / 1000;
        for (final double rate : new double[] {0.3, 0.02, 0.002}) {
            final RateControl.Outcome outcome = encode(Wish.errorRate(rate, rate, "a rate", 50, errors));
            assertTrue(outcome.measured() <= rate && outcome.measured() > 0.05 * rate, outcome + " for " + rate);
            assertTrue(outcome.trials() <= 2, outcome + " for " + rate);
        }
    }

    @Test
    void theAimIsSoughtAndOnlyWhereThereIsNoneTheBoundWillDo() throws IOException {
        final FileMeasure falling = (written, result, progress) -> Math.exp(-result.quality() / 12);
        // The first one will do, but is nearer to the bound than to what is aimed at.
        final RateControl.Outcome aimed = encode(Wish.errorRate(0.04, 0.02, "a rate", 41, falling));
        assertTrue(aimed.measured() <= 0.02 && aimed.measured() > 0.01, aimed.toString());
        assertEquals(2, aimed.trials());
        final RateControl.Outcome near = encode(Wish.errorRate(0.04, 0.02, "a rate", 45, falling));
        assertEquals(45, near.encoding().quality());
        assertEquals(1, near.trials());
        // Errors that no quality takes away: as few of them as there can be.
        final FileMeasure level = (written, result, progress) -> 0.03 + 0.2 * Math.exp(-result.quality() / 6);
        final RateControl.Outcome bounded = encode(Wish.errorRate(0.04, 0.02, "a rate", 20, level));
        assertEquals(0.03, bounded.measured(), 2e-3);
        assertEquals(2, bounded.trials(), bounded.toString());
        assertEquals(Files.size(folder.resolve("wish.lgb")), bounded.encoding().bytes());
    }

    /** Lower qualities have as few errors, but what they save is not worth reading a file again. */
    @Test
    void aFirstFileThatIsSmallEnoughIsTheLast() throws IOException {
        final FileMeasure none = (written, result, progress) -> 0;
        final RateControl.Outcome small = encode(Wish.errorRate(0.02, 0.01, "a rate", 18, none));
        assertEquals(18, small.encoding().quality());
        assertEquals(1, small.trials());
        final RateControl.Outcome large = encode(Wish.errorRate(0.02, 0.01, "a rate", 60, none));
        assertTrue(large.encoding().quality() < 50, large.toString());
        assertEquals(2, large.trials());
    }

    /** Only the best qualities will do, and trials that read text are dear. */
    @Test
    void errorsThatEndLateAreFoundInThreeTrials() throws IOException {
        final FileMeasure errors = (written, result, progress) -> result.quality() < 96 ? 0.021 : 0.01;
        final RateControl.Outcome outcome = encode(Wish.errorRate(0.02, 0.02, "a rate", 50, errors));
        assertEquals(0.01, outcome.measured());
        assertEquals(3, outcome.trials());
    }

    @Test
    void aWishOutOfReachIsRefusedWithWhatComesClosestAndByHowMuch() throws IOException {
        assertRefused(Wish.bitsPerPixel(0.0001), "The image cannot be encoded to 0.0001 bits per pixel: what comes closest is [0-9.]+ bits "
            + "per pixel, which is [0-9.]+ too much, at quality 1.00. Choose another target.");
        assertRefused(Wish.decibels(90, (written, result, progress) -> 40.5), "The image cannot be encoded to 90.00 dB: what comes closest "
            + "is 40.50 dB, which is 49.50 too little, at quality [0-9.]+. Choose another target.");
        assertRefused(Wish.errorRate(0.02, 0.01, "a CER", 50, (written, result, progress) -> result.quality() == 100 ? 0.03 : 0.5),
            "The image cannot be encoded to a CER of 0.0200: what comes closest is a CER of 0.0300, which is 0.0100 too much, at quality "
                + "100.00. Choose another target.");
    }

    private void assertRefused(final Wish wish, final String sentence) {
        final LegibleException e = assertThrows(LegibleException.class, () -> encode(wish));
        assertTrue(e.getMessage().matches(sentence), e.getMessage());
        assertEquals(0, folder.toFile().list().length);
    }

    @Test
    void aMeasureThatFailsOrIsCancelledLeavesNothing() {
        assertThrows(CancellationException.class, () -> encode(Wish.decibels(30, (written, result, progress) -> {
            throw new CancellationException();
        })));
        assertThrows(LegibleException.class, () -> encode(Wish.decibels(30, (written, result, progress) -> {
            throw new LegibleException("It cannot be measured.");
        })));
        assertEquals(0, folder.toFile().list().length);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void aTargetThatIsNoneIsRefused(final double target) {
        assertThrows(IllegalArgumentException.class, () -> Wish.bitsPerPixel(target));
        assertThrows(IllegalArgumentException.class, () -> Wish.errorRate(0.02, 0.03 + target, "a rate", 50, (written, result, progress) -> 1));
        assertThrows(IllegalArgumentException.class, () -> Wish.decibels(target, (written, result, progress) -> 1));
        assertThrows(IllegalArgumentException.class, () -> Wish.errorRate(target, target, "a rate", 50, (written, result, progress) -> 1));
    }
}
