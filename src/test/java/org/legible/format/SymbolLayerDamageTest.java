package org.legible.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.legible.format.RawFile.RawChunk;

/** Whatever is wrong with the chunks SYMB and symb, the rest of the file can be read, and a sentence tells of it. */
@Timeout(60)
class SymbolLayerDamageTest {

    private static final int SIDE = 2048;

    private final RawFile raw = new RawFile();

    /** Opens the file, which has to be sound apart from one fault. */
    private LgbFile opened(final String warning) throws LegibleException {
        final LgbFile file = LgbFile.of("image.lgb", raw.bytes());
        assertEquals(1, file.warnings().size(), file.warnings()::toString);
        final String told = file.warnings().get(0);
        assertTrue(told.contains("image.lgb") && told.contains(warning) && told.endsWith("."), told);
        assertEquals(1, file.verify().chunks().stream().filter(chunk -> !chunk.ok()).count());
        for (int plane = 0; plane < RawFile.PLANES; plane++) {
            for (int tile = 0; tile < RawFile.TILES_PER_PLANE; tile++) {
                assertTrue(file.readTile(plane, tile).stream().length > 0);
            }
        }
        return file;
    }

    private void lost(final String warning) throws LegibleException {
        final LgbFile file = opened(warning);
        assertEquals(0, file.symbolTileSide());
        assertEquals(List.of(), file.symbolTiles(0));
        assertTrue(file.warnings().get(0).endsWith("The text that was lifted off the image is missing."));
    }

    @Test
    void aSoundLayerIsFound() throws LegibleException {
        raw.front.add(RawFile.symbolLayer(SIDE));
        raw.back.add(RawFile.symbols(1, 0, 20));
        raw.back.add(RawFile.symbols(0, 0, 30));
        final LgbFile file = LgbFile.of("image.lgb", raw.bytes());
        assertEquals(List.of(), file.warnings());
        assertTrue(file.verify().ok());
        assertEquals(SIDE, file.symbolTileSide());
        assertEquals(List.of(0), file.symbolTiles(0));
        assertEquals(30, file.readSymbols(0, 0).page().length);
        assertEquals(20, file.readSymbols(1, 0).page().length);
        assertThrows(IndexOutOfBoundsException.class, () -> file.readSymbols(0, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 255, 4097, 1 << 20, Integer.MAX_VALUE})
    void sidesBeyondTheLimits(final int side) throws LegibleException {
        raw.front.add(RawFile.symbolLayer(side));
        raw.back.add(RawFile.symbols(0, 0, 20));
        lost("\"side of a symbol tile\" is " + side + ", but must be 256 to 4096");
    }

    @Test
    void announcementsThatAreNone() throws LegibleException {
        for (final byte[] payload : new byte[][] {{}, {(byte) 0x80}, {(byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80, (byte) 0x80},
            new byte[6], new byte[5000]}) {
            raw.front.clear();
            raw.front.add(new RawChunk("SYMB", payload));
            lost("its SYMB chunk at byte 107 is at fault");
        }
    }

    @Test
    void twoAnnouncements() throws LegibleException {
        raw.front.add(RawFile.symbolLayer(SIDE));
        raw.front.add(RawFile.symbolLayer(SIDE));
        raw.back.add(RawFile.symbols(0, 0, 20));
        lost("there is one already");
    }

    @ParameterizedTest
    @ValueSource(bytes = {1, 3})
    void typesWithoutALayer(final byte type) throws LegibleException {
        final byte[] plain = RawFile.head(head -> { });
        raw.head = RawFile.little(plain.length + 16).put(plain, 0, 21).put(20, type).putDouble(0).putDouble(1)
            .put(plain, 21, plain.length - 21).array();
        raw.front.add(RawFile.symbolLayer(SIDE));
        raw.back.add(RawFile.symbols(0, 0, 20));
        lost("have no such layer");
    }

    @Test
    void tilesThatThereAreNot() throws LegibleException {
        raw.front.add(RawFile.symbolLayer(SIDE));
        for (final RawChunk chunk : List.of(RawFile.symbols(0, 1, 20), RawFile.symbols(RawFile.PLANES, 0, 20),
            RawFile.symbols(Integer.MAX_VALUE, Integer.MAX_VALUE, 20), new RawChunk("symb", new byte[] {0}),
            new RawChunk("symb", new byte[0]), new RawChunk("symb", new byte[] {-1, -1, -1, -1, -1, 0}))) {
            raw.back.clear();
            raw.back.add(RawFile.symbols(1, 0, 10));
            raw.back.add(chunk);
            final LgbFile file = opened("text that was lifted off the image may be missing");
            assertEquals(List.of(), file.symbolTiles(0));
            assertEquals(List.of(0), file.symbolTiles(1));
        }
    }

    @Test
    void theSecondChunkOfATileIsIgnored() throws LegibleException {
        raw.front.add(RawFile.symbolLayer(SIDE));
        raw.back.add(RawFile.symbols(0, 0, 20));
        raw.back.add(RawFile.symbols(0, 0, 30));
        assertEquals(20, opened("is damaged").readSymbols(0, 0).page().length);
    }

    @Test
    void aPageThatIsTooLong() throws LegibleException {
        raw.front.add(RawFile.symbolLayer(SIDE));
        raw.back.add(RawFile.symbols(0, 0, LgbFormat.MAX_SYMBOL_BYTES));
        assertEquals(List.of(), opened("is damaged").symbolTiles(0));
    }

    @Test
    void withoutAnAnnouncementTilesAreIgnored() throws LegibleException {
        raw.back.add(RawFile.symbols(0, 0, 20));
        raw.back.add(new RawChunk("symb", new byte[0]));
        final LgbFile file = LgbFile.of("image.lgb", raw.bytes());
        assertEquals(List.of(), file.warnings());
        assertEquals(List.of(), file.symbolTiles(0));
    }

    @Test
    void aChunkThatIsLongerThanAnAnnouncementIsNotTakenForOne() {
        raw.front.add(RawFile.map(LgbFormat.ALL_PLANES, RawFile.LATENT_HEIGHT));
        final byte[] bytes = raw.bytes();
        bytes[108] ^= 1;
        Refusal.assertRefused(bytes, "image.lgb is damaged: the chunk at byte 107, in front of its tiles, was altered.");
        assertFalse(raw.front.get(0).bytes().length <= SymbolIndex.MAX_LAYER_BYTES);
    }
}
