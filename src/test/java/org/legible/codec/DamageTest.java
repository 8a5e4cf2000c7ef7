package org.legible.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Rectangle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.legible.format.DamagedTileException;
import org.legible.format.ImageLayout;
import org.legible.format.LegibleException;
import org.legible.format.LgbFile;
import org.legible.format.SampleType;

/** A damaged tile costs its pixels and nothing else. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DamageTest {

    /** Two by two tiles of 512 pixels, the right and lower ones cut. */
    private static final int WIDTH = 1000, HEIGHT = 900;

    /** Pixels that depend on a damaged tile lie within this many pixels of it. */
    private static final int REACH = 8 * (8 + 4 * 4 + 8);

    private byte[] sound;
    private Picture undamaged;

    @BeforeAll
    void encode(@TempDir final Path folder) throws IOException {
        final Picture picture = Picture.random(new Random(1), SampleType.GREY8, WIDTH, HEIGHT, 1, 2);
        final Path path = folder.resolve("sound.lgb");
        DefaultBundle.encode(picture, 50, path);
        sound = Files.readAllBytes(path);
        undamaged = DefaultBundle.decode(path);
    }

    /** The file with one bit changed in the payload of a tile's chunk. */
    private LgbFile damaged(final int number) throws IOException {
        final byte[] bytes = sound.clone();
        final String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = text.indexOf("TILE");
        for (int i = 0; i < number; i++) {
            at = text.indexOf("TILE", at + 4);
        }
        bytes[at + 100] ^= 4;
        return LgbFile.of("damaged.lgb", bytes);
    }

    @Test
    void theTileIsMarkedAndToldAndTheOthersAreAsTheyWere() throws IOException {
        final Picture decoded = Picture.empty(undamaged.layout());
        final DecodeResult result;
        try (LgbFile file = damaged(4)) {
            result = DefaultBundle.decoder().decode(file, decoded, Progress.NONE);
        }
        assertEquals(List.of(new DamagedTile(1, 0, 0, 0, 512, 512)), result.damagedTiles());
        assertEquals(1, result.warnings().size());
        assertTrue(result.warnings().get(0).startsWith("Tile 0 of plane 1 in damaged.lgb is damaged"), result.warnings().get(0));
        assertEquals(0, undamaged.greatestDifference(decoded, 0));
        final double[] before = undamaged.samples(1);
        final double[] after = decoded.samples(1);
        for (int i = 0; i < after.length; i++) {
            final int x = i % WIDTH;
            final int y = i / WIDTH;
            if (x < 512 && y < 512) {
                assertTrue(after[i] == 128 || after[i] == 64, "the mark is " + after[i]);
            } else if (x >= 512 + REACH || y >= 512 + REACH) {
                assertEquals(before[i], after[i], 1, "pixel " + x + ", " + y);
            }
        }
    }

    @Test
    void aTileAtTheBorderIsMarkedUpToTheBorder() throws IOException {
        final Picture decoded = Picture.empty(undamaged.layout());
        try (LgbFile file = damaged(3)) {
            final DecodeResult result = DefaultBundle.decoder().decode(file, decoded, Progress.NONE);
            assertEquals(List.of(new DamagedTile(0, 3, 512, 512, WIDTH - 512, HEIGHT - 512)), result.damagedTiles());
        }
    }

    @Test
    void aRegionFarFromTheDamageNeverReadsIt() throws IOException {
        final Picture part = Picture.empty(new ImageLayout(100, 100, 1, 2, 1, SampleType.GREY8));
        try (LgbFile file = damaged(3)) {
            final DecodeResult result = DefaultBundle.decoder().decodeRegion(file, new Rectangle(100, 100), part, Progress.NONE);
            assertEquals(List.of(), result.damagedTiles());
            final DecodeResult near =
                DefaultBundle.decoder().decodeRegion(file, new Rectangle(600, 600, 100, 100), part, Progress.NONE);
            assertEquals(3, near.damagedTiles().get(0).tile());
        }
    }

    @Test
    void symbolsOfADamagedTileAreAnError() throws IOException {
        try (LgbFile file = damaged(1)) {
            final SymbolReader reader = new SymbolReader(DefaultBundle.bundle());
            final DamagedTileException e = assertThrows(DamagedTileException.class, () -> reader.hash(file, Progress.NONE));
            assertEquals(1, e.tile());
        }
    }

    @Test
    void regionsOutsideAreRefused() throws IOException {
        final Picture part = Picture.empty(new ImageLayout(100, 100, 1, 2, 1, SampleType.GREY8));
        try (LgbFile file = LgbFile.of("sound.lgb", sound)) {
            final LegibleException region = assertThrows(LegibleException.class, () -> DefaultBundle.decoder().decodeRegion(file,
                new Rectangle(WIDTH - 99, 0, 100, 100), part, Progress.NONE));
            assertTrue(region.getMessage().contains("100x100 pixels is not within sound.lgb"), region.getMessage());
        }
    }
}
