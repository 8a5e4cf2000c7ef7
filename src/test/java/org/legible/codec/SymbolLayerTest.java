package org.legible.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.basictypeaccess.array.IntArray;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.type.numeric.ARGBType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.legible.format.ImageLayout;
import org.legible.format.LgbFile;
import org.legible.format.SampleType;
import org.legible.symbol.LiftedPlane;

/** The symbol layer through files and back, with the default bundle. */
class SymbolLayerTest {

    private static final int WIDTH = 333, HEIGHT = 111;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("text.lgb");
    }

    /** A plane, or a place for one. */
    private record Screen(int width, int height, int[] pixels) implements PlaneReader, PlaneWriter {

        Screen(final int width, final int height) {
            this(width, height, new int[width * height]);
        }

        @Override
        public ImageLayout layout() {
            return new ImageLayout(width, height, 1, 1, 1, SampleType.RGB24);
        }

        @Override
        public RandomAccessibleInterval<?> plane(final int index) {
            final ArrayImg<ARGBType, IntArray> plane = ArrayImgs.argbs(pixels, width, height);
            return plane;
        }
    }

    private static Screen text() {
        final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        final Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 14));
        for (int line = 1; line < 5; line++) {
            graphics.drawString("All of it is to be read, line " + line + ".", 10, 25 * line);
        }
        return new Screen(WIDTH, HEIGHT, image.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH));
    }

    /** Ends the task at one of the questions that are asked while text is lifted. */
    private static final class Impatience implements Progress {

        private int questions;

        Impatience(final int questions) {
            this.questions = questions;
        }

        @Override
        public void update(final long done, final long total, final String what) {
            // not asked
        }

        @Override
        public boolean cancelled() {
            return lifting() && questions-- <= 0;
        }

        private static boolean lifting() {
            return StackWalker.getInstance().walk(frames -> frames.anyMatch(f -> f.getClassName().equals(LiftedPlane.class.getName())));
        }
    }

    @Test
    void liftingCanBeCancelledAndLeavesNoFile() {
        final Screen small = text();
        final Screen tall = new Screen(WIDTH, LiftedPlane.TILE_SIDE + 60);
        System.arraycopy(small.pixels(), 0, tall.pixels(), 0, small.pixels().length);
        for (final Screen screen : List.of(small, tall)) {
            for (final int questions : new int[] {0, 1, 60}) {
                assertThrows(CancellationException.class, () -> DefaultBundle.encoder().encode(screen,
                    EncodeSettings.ofQuality(50).withText(TextMode.SHARP), file, new Impatience(questions)));
                assertEquals(0, folder.toFile().list().length);
            }
        }
    }

    private EncodeResult encode(final Screen screen, final TextMode mode) throws IOException {
        return DefaultBundle.encoder().encode(screen, EncodeSettings.ofQuality(10).withText(mode), file, Progress.NONE);
    }

    private static int darkPixels(final int[] before, final int[] after, final int most) {
        int differing = 0;
        for (int i = 0; i < before.length; i++) {
            if ((before[i] & 0xFF) < 128 && Math.abs((before[i] & 0xFF) - (after[i] & 0xFF)) > most) {
                differing++;
            }
        }
        return differing;
    }

    @Test
    void darkPixelsOfTextComeBackThroughAFile() throws IOException {
        final Screen screen = text();
        encode(screen, TextMode.EXACT);
        final Screen decoded = new Screen(WIDTH, HEIGHT);
        try (LgbFile lgb = LgbFile.open(file)) {
            assertEquals(List.of(), DefaultBundle.decoder().decode(lgb, decoded, Progress.NONE).warnings());
            assertTrue(lgb.verify().ok());
        }
        assertEquals(0, darkPixels(screen.pixels(), decoded.pixels(), 0));
    }

    @Test
    void aRegionIsAPartOfTheWhole() throws IOException {
        encode(text(), TextMode.SHARP);
        final Screen whole = new Screen(WIDTH, HEIGHT);
        final Rectangle region = new Rectangle(37, 20, 101, 53);
        final Screen part = new Screen(region.width, region.height);
        try (LgbFile lgb = LgbFile.open(file)) {
            DefaultBundle.decoder().decode(lgb, whole, Progress.NONE);
            DefaultBundle.decoder().decodeRegion(lgb, region, part, Progress.NONE);
        }
        for (int y = 0; y < region.height; y++) {
            for (int x = 0; x < region.width; x++) {
                assertEquals(whole.pixels()[(region.y + y) * WIDTH + region.x + x], part.pixels()[y * region.width + x]);
            }
        }
    }

    @Test
    void damageCostsTheTextAndIsTold() throws IOException {
        final Screen screen = text();
        encode(screen, TextMode.SHARP);
        final byte[] bytes = Files.readAllBytes(file);
        final int chunk = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("symb");
        for (int offset = 0; offset < 60; offset += 3) {
            final byte[] damaged = bytes.clone();
            damaged[chunk + offset] ^= 0x10;
            final Screen decoded = new Screen(WIDTH, HEIGHT);
            try (LgbFile lgb = LgbFile.of("damaged.lgb", damaged)) {
                final DecodeResult result = DefaultBundle.decoder().decode(lgb, decoded, Progress.NONE);
                assertTrue(result.warnings().size() == 1 && result.warnings().get(0).contains("text"), () -> result.warnings().toString());
                assertEquals(List.of(), result.damagedTiles());
            }
            assertTrue(darkPixels(screen.pixels(), decoded.pixels(), 64) > 100, "the text is gone");
        }
    }

    @Test
    void whatHasNoTextCostsNothing() throws IOException {
        final int[] noise = new Random(3).ints((long) WIDTH * HEIGHT, 0xFF00_0000, 0xFFFF_FFFF).toArray();
        final Screen screen = new Screen(WIDTH, HEIGHT, noise);
        encode(screen, TextMode.OFF);
        final byte[] without = Files.readAllBytes(file);
        encode(screen, TextMode.SHARP);
        assertArrayEquals(without, Files.readAllBytes(file));
    }
}
