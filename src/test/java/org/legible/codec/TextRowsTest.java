package org.legible.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import org.legible.entropy.MalformedStreamException;
import org.legible.format.ImageLayout;
import org.legible.format.LgbFile;
import org.legible.format.SampleType;
import org.legible.symbol.LiftedPlane;
import org.legible.symbol.SymbolPainter;

/** A column of text over two rows of symbol tiles: pages are decoded beside the networks, and painted while the plane is decoded. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TextRowsTest {

    private static final int WIDTH = 72, HEIGHT = LiftedPlane.TILE_SIDE + 1100;

    private byte[] sound;
    private int[] text;
    private int[] undamaged;

    /** A plane, or a place for one. */
    private record Column(int width, int height, int[] pixels) implements PlaneReader, PlaneWriter {

        @Override
        public ImageLayout layout() {
            return new ImageLayout(width, height, 1, 1, 1, SampleType.RGB24);
        }

        @Override
        public RandomAccessibleInterval<?> plane(final int index) {
            return ArrayImgs.argbs(pixels, width, height);
        }
    }

    @BeforeAll
    void encode(@TempDir final Path folder) throws IOException, MalformedStreamException {
        final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB);
        final Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 13));
        for (int line = 1; 24 * line < HEIGHT; line++) {
            graphics.drawString("line " + line, 5, 24 * line);
        }
        final Path path = folder.resolve("text.lgb");
        text = image.getRGB(0, 0, WIDTH, HEIGHT, null, 0, WIDTH);
        DefaultBundle.encoder().encode(new Column(WIDTH, HEIGHT, text), EncodeSettings.ofQuality(10).withText(TextMode.EXACT), path,
            Progress.NONE);
        sound = Files.readAllBytes(path);
        undamaged = decode(sound, 0, 0);
    }

    /** The pixels of a file with so many damaged tiles and pages; all that is left of its text has to be in them. */
    private static int[] decode(final byte[] bytes, final int tiles, final int pages) throws IOException, MalformedStreamException {
        final int[] pixels = new int[WIDTH * HEIGHT];
        try (LgbFile file = LgbFile.of("text.lgb", bytes)) {
            final DecodeResult result = DefaultBundle.decoder().decode(file, new Column(WIDTH, HEIGHT, pixels), Progress.NONE);
            assertEquals(tiles, result.damagedTiles().size());
            assertEquals(tiles + pages, result.warnings().size(), () -> result.warnings().toString());
            assertEquals(2 - pages, file.symbolTiles(0).size());
            final int[] again = pixels.clone();
            final Rectangle all = new Rectangle(WIDTH, HEIGHT);
            for (final SymbolPages.Tile tile : SymbolPages.tiles(file, 0, all)) {
                SymbolPainter.paint(file.readSymbols(0, tile.number()).page(), tile.pixels(), all, ArrayImgs.argbs(again, WIDTH, HEIGHT));
            }
            assertArrayEquals(again, pixels);
        }
        return pixels;
    }

    /** The number of dark pixels of the text within some rows that are not as they were. */
    private long missing(final int[] pixels, final int from, final int to) {
        return IntStream.range(from * WIDTH, to * WIDTH).filter(i -> (text[i] & 0xFF) < 64 && text[i] != pixels[i])
            .count();
    }

    private byte[] withDamage(final String type, final int number) {
        final byte[] bytes = sound.clone();
        final String all = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = all.indexOf(type);
        for (int i = 0; i < number; i++) {
            at = all.indexOf(type, at + 4);
        }
        bytes[at + 40] ^= 4;
        return bytes;
    }

    @Test
    void theTextOfAllRowsIsThere() {
        assertEquals(0, missing(undamaged, 0, HEIGHT));
    }

    @Test
    void textIsPaintedOverTheMarksOfDamagedTilesOfAllRows() throws IOException, MalformedStreamException {
        for (final int tile : new int[] {0, 3, 4, 5}) {
            final int[] pixels = decode(withDamage("TILE", tile), 1, 0);
            assertEquals(0, missing(pixels, 0, HEIGHT));
            assertTrue(Arrays.mismatch(undamaged, pixels) >= 0, "tile " + tile + " is marked");
        }
    }

    @Test
    void aDamagedPageCostsTheTextOfItsRowAlone() throws IOException, MalformedStreamException {
        for (int page = 0; page < 2; page++) {
            final int[] pixels = decode(withDamage("symb", page), 0, 1);
            final int border = LiftedPlane.TILE_SIDE;
            assertEquals(page == 0, missing(pixels, 0, border) > 500);
            assertEquals(page == 1, missing(pixels, border, HEIGHT) > 500);
        }
    }

    @Test
    void aRegionAcrossTheRowsIsAPartOfTheWhole() throws IOException {
        final Rectangle region = new Rectangle(11, LiftedPlane.TILE_SIDE - 700, 43, 900);
        final int[] part = new int[region.width * region.height];
        try (LgbFile file = LgbFile.of("text.lgb", sound)) {
            DefaultBundle.decoder().decodeRegion(file, region, new Column(region.width, region.height, part), Progress.NONE);
        }
        for (int y = 0; y < region.height; y++) {
            final int from = (region.y + y) * WIDTH + region.x;
            assertArrayEquals(Arrays.copyOfRange(undamaged, from, from + region.width),
                Arrays.copyOfRange(part, y * region.width, (y + 1) * region.width), "row " + y);
        }
    }

    @Test
    void paintingCanBeCancelled() throws IOException {
        final Progress impatient = new Progress() {
            @Override
            public void update(final long done, final long total, final String what) {
                // not asked
            }

            @Override
            public boolean cancelled() {
                return StackWalker.getInstance().walk(frames -> frames.anyMatch(f -> f.getClassName().equals(PagePainter.class.getName())));
            }
        };
        try (LgbFile file = LgbFile.of("text.lgb", sound)) {
            assertThrows(CancellationException.class, () -> DefaultBundle.decoder().decode(file,
                new Column(WIDTH, HEIGHT, new int[WIDTH * HEIGHT]), impatient));
        }
    }
}
