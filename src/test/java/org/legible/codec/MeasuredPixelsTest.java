package org.legible.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;

import net.imglib2.RandomAccess;
import net.imglib2.type.numeric.ARGBType;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.legible.format.LgbFile;
import org.legible.format.SampleType;
import org.legible.format.StreamHeader;
import org.legible.symbol.LiftedPlane;

/** Pixels that an encoder hands to a measure, beside those that a decoder makes of the file. */
class MeasuredPixelsTest {

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("measured.lgb");
    }

    /** Keeps what it is given, and is content with it. */
    private static final class Keeper implements FileMeasure {

        private Picture pixels;

        @Override
        public Optional<PlaneWriter> pixels(final StreamHeader header, final Progress progress) {
            pixels = Picture.empty(header.layout());
            return Optional.of(pixels);
        }

        @Override
        public double of(final Path written, final EncodeResult result, final Progress progress) {
            return 0.5;
        }
    }

    private static Wish wish(final FileMeasure measure) {
        return Wish.errorRate(0.5, 0.5, "a rate", 35, measure);
    }

    private void assertDecodedEqual(final Picture picture, final EncodeSettings settings) throws IOException {
        final Keeper keeper = new Keeper();
        assertEquals(1, new RateControl(DefaultBundle.encoder()).encode(picture, settings, wish(keeper), file, Progress.NONE).trials());
        final Picture decoded = DefaultBundle.decode(file);
        for (int plane = 0; plane < picture.layout().planes(); plane++) {
            assertArrayEquals(decoded.samples(plane), keeper.pixels.samples(plane), "plane " + plane);
        }
    }

    @ParameterizedTest
    @EnumSource(SampleType.class)
    void theyAreTheSame(final SampleType type) throws IOException {
        final Picture stack = Picture.random(new Random(5), type, 150, 70, type == SampleType.RGB24 ? 1 : 2, 2);
        assertDecodedEqual(stack, DefaultBundle.settings(stack, 1));
    }

    /** Several bands and two rows of symbol tiles, with a quality map. */
    @Test
    void theyAreTheSameWhereTextIsLifted() throws IOException {
        final Picture page = page(300, LiftedPlane.TILE_SIDE + 80);
        final QualityMap map = new QualityMap(page.layout(), DefaultBundle.bundle());
        map.raise(new Rectangle(40, 30, 120, 1500), 20);
        for (final TextMode mode : new TextMode[] {TextMode.SHARP, TextMode.EXACT}) {
            assertDecodedEqual(page, EncodeSettings.ofQuality(1).withText(mode).withQualityMap(map));
            try (LgbFile lgb = LgbFile.open(file)) {
                assertEquals(2, lgb.symbolTiles(0).size(), mode.toString());
            }
        }
    }

    /** Of planes as high as this the pages are decoded, as nothing else of them is kept. */
    @Test
    void theyAreTheSameWhereTextIsLiftedRowByRow() throws IOException {
        assertDecodedEqual(page(120, 2 * LiftedPlane.TILE_SIDE + 80), EncodeSettings.ofQuality(1).withText(TextMode.SHARP));
        try (LgbFile lgb = LgbFile.open(file)) {
            assertEquals(3, lgb.symbolTiles(0).size());
        }
    }

    private static Picture page(final int width, final int height) {
        final Picture page = Picture.random(new Random(8), SampleType.RGB24, width, height, 1, 1);
        final BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        final Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.BLACK);
        for (int y = 25; y < height; y += 25) {
            graphics.drawString("What is read in line " + y + ".", 10, y);
        }
        graphics.dispose();
        // The right third stays as it was.
        final RandomAccess<?> access = page.plane(0).randomAccess();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < 2 * width / 3; x++) {
                access.setPositionAndGet(x, y);
                ((ARGBType) access.get()).set(image.getRGB(x, y));
            }
        }
        return page;
    }

    /** The same file, whether somebody measures its pixels or not. */
    @Test
    void theFileDoesNotDependOnThem() throws IOException {
        final Picture page = page(300, 200);
        final EncodeSettings settings = EncodeSettings.ofQuality(35).withText(TextMode.SHARP);
        new RateControl(DefaultBundle.encoder()).encode(page, settings, wish(new Keeper()), file, Progress.NONE);
        final Path plain = folder.resolve("plain.lgb");
        DefaultBundle.encoder().encode(page, settings, plain, Progress.NONE);
        assertEquals(-1, Files.mismatch(plain, file));
    }

    /** Of a stack each plane can be measured when the next one begins: an end there leaves nothing. */
    @Test
    void aMeasureCanEndTheEncoding() throws IOException {
        final Picture stack = Picture.random(new Random(5), SampleType.GREY8, 64, 64, 1, 2);
        final FileMeasure ending = new FileMeasure() {
            @Override
            public Optional<PlaneWriter> pixels(final StreamHeader header, final Progress progress) {
                final Picture pixels = Picture.empty(header.layout());
                return Optional.of(plane -> {
                    if (plane == 1) {
                        throw new CancellationException();
                    }
                    return pixels.plane(plane);
                });
            }

            @Override
            public double of(final Path written, final EncodeResult result, final Progress progress) {
                return 0.5;
            }
        };
        assertThrows(CancellationException.class, () -> new RateControl(DefaultBundle.encoder()).encode(stack,
            DefaultBundle.settings(stack, 1), wish(ending), file, Progress.NONE));
        assertEquals(0, folder.toFile().list().length);
    }
}
