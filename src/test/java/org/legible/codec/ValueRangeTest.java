package org.legible.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.RealType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.legible.format.ImageLayout;
import org.legible.format.LegibleException;
import org.legible.format.LgbFile;
import org.legible.format.SampleType;
import org.legible.format.ValueWindow;

/** How samples become what the networks see, and back. */
class ValueRangeTest {

    @TempDir
    Path folder;

    private Path path() {
        return folder.resolve("values.lgb");
    }

    @Test
    void windowsOf16BitsAreTheRangesOfTheChannelsOverTheStack() throws IOException {
        final Picture picture = Picture.empty(new ImageLayout(40, 30, 2, 2, 1, SampleType.GREY16))
            .constant(0, 1000).constant(1, 7).constant(2, 3000).constant(3, 7);
        DefaultBundle.encode(picture, 80, path());
        try (LgbFile file = LgbFile.open(path())) {
            assertEquals(List.of(new ValueWindow(1000, 3000), new ValueWindow(7, 8)), file.header().windows());
        }
        final Picture decoded = DefaultBundle.decode(path());
        assertEquals(0, decoded.greatestDifference(picture, 0), 40);
        assertEquals(0, decoded.greatestDifference(picture, 2), 40);
        assertEquals(0, decoded.greatestDifference(picture, 1));
    }

    @ParameterizedTest
    @CsvSource({"GREY16,0", "GREY16,65535", "GREY8,0", "GREY8,255", "GREY8,100"})
    void constantImagesComeBack(final SampleType type, final double value) throws IOException {
        final Picture picture = Picture.empty(new ImageLayout(70, 20, 1, 1, 1, type)).constant(0, value);
        DefaultBundle.encode(picture, 90, path());
        assertEquals(0, DefaultBundle.decode(path()).greatestDifference(picture, 0), type == SampleType.GREY8 ? 2 : 0);
    }

    @Test
    void valuesOutsideOfTheWindowAreClippedAndNoNumberIsLow() throws IOException {
        final Picture picture = Picture.empty(new ImageLayout(96, 32, 1, 1, 1, SampleType.FLOAT32)).constant(0, Float.POSITIVE_INFINITY);
        for (int x = 0; x < 48; x++) {
            for (int y = 0; y < 32; y++) {
                ((RealType<?>) picture.plane(0).getAt(x, y)).setReal(Float.NaN);
            }
        }
        DefaultBundle.encoder().encode(picture, EncodeSettings.ofQuality(90).withWindows(List.of(new ValueWindow(-5, 5))), path(),
            Progress.NONE);
        final double[] decoded = DefaultBundle.decode(path()).samples(0);
        assertEquals(-5, decoded[16 * 96 + 10], 0.3);
        assertEquals(5, decoded[16 * 96 + 86], 0.3);
    }

    @Test
    void floatsNeedAWindow() throws IOException {
        final Picture picture = Picture.random(new Random(1), SampleType.FLOAT32, 20, 20, 1, 1);
        final EncodeSettings settings = EncodeSettings.ofQuality(50);
        final LegibleException none = assertThrows(LegibleException.class,
            () -> DefaultBundle.encoder().encode(picture, settings, path(), Progress.NONE));
        assertTrue(none.getMessage().startsWith("A 32-bit image needs a value window"), none.getMessage());
        final ValueWindow window = new ValueWindow(0, 1);
        final LegibleException two = assertThrows(LegibleException.class, () -> DefaultBundle.encoder().encode(picture,
            settings.withWindows(List.of(window, window)), path(), Progress.NONE));
        assertEquals("There are 2 value windows for 1 channels: give one for each channel.", two.getMessage());
        assertEquals(0, folder.toFile().list().length);
    }

    @Test
    void colourPixelsAreOpaque() throws IOException {
        final Picture picture = Picture.random(new Random(1), SampleType.RGB24, 33, 20, 1, 1);
        DefaultBundle.encode(picture, 50, path());
        assertEquals(255, ARGBType.alpha(((ARGBType) DefaultBundle.decode(path()).plane(0).getAt(32, 19)).get()));
    }

    @Test
    void metadataAndSettingsAreStored() throws IOException {
        final Picture picture = Picture.random(new Random(1), SampleType.GREY8, 9, 9, 1, 1);
        final byte[] json = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        DefaultBundle.encoder().encode(picture, EncodeSettings.ofQuality(33.3).withMetadata(json).withGeneration(3)
            .withSoftware("Test 1"), path(), Progress.NONE);
        try (LgbFile file = LgbFile.open(path())) {
            assertEquals("{\"a\":1}", new String(file.metadata().orElseThrow(), StandardCharsets.UTF_8));
            assertEquals(3, file.header().generation());
            assertEquals("Test 1", file.header().software());
            assertEquals(Math.round(33.3 * 256), file.header().quality());
        }
    }
}
