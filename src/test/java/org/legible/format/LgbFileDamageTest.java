package org.legible.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.legible.format.VerifyReport.ChunkState;

/** Files that were damaged on their way: cut, altered, continued. */
@Timeout(60)
class LgbFileDamageTest {

    /** What a damaged copy of a file of some hundred bytes may make its reader allocate. */
    private static final long ALLOCATION_CAP = 4 << 20;

    private static final int MINOR_VERSION_OFFSET = 9;

    private final RawFile raw = new RawFile();

    LgbFileDamageTest() {
        raw.front.add(RawFile.map(LgbFormat.ALL_PLANES, RawFile.LATENT_HEIGHT));
        raw.front.add(RawFile.symbolLayer(2048));
        raw.back.add(RawFile.meta("{\"unit\": \"mm\"}"));
        raw.back.add(RawFile.symbols(1, 0, 20));
    }

    @Test
    void aFileCutAnywhereIsRefusedAndSaysWhere() {
        final byte[] whole = raw.bytes();
        for (int length = 1; length < whole.length; length++) {
            final byte[] cut = Arrays.copyOf(whole, length);
            final LegibleException e = assertThrows(LegibleException.class, () -> LgbFile.of("cut.lgb", cut));
            final String message = e.getMessage();
            assertTrue(message.startsWith("cut.lgb is cut short: it ends at byte " + length) && message.endsWith("."), message);
            final int missing = Integer.parseInt(message.replaceFirst(".* at least (\\d+) bytes are missing.*", "$1"));
            assertTrue(missing > 0 && missing <= whole.length - length, message);
        }
    }

    @Test
    void oneFlippedBitAnywhereIsNoticed() throws LegibleException {
        final byte[] whole = raw.bytes();
        for (int bit = 0; bit < whole.length * 8; bit++) {
            final byte[] altered = whole.clone();
            altered[bit / 8] ^= 1 << bit % 8;
            final int faults = withinCap(() -> faults(altered));
            assertEquals(bit / 8 == MINOR_VERSION_OFFSET ? 0 : 1, faults, "faults after flipping bit " + bit % 8 + " of byte " + bit / 8);
        }
    }

    @Test
    void noiseInAnyPlaceIsNoticed() throws LegibleException {
        final byte[] whole = raw.bytes();
        final Random random = new Random(5);
        for (int trial = 0; trial < 5000; trial++) {
            final byte[] altered = whole.clone();
            final int start = 10 + random.nextInt(whole.length - 14);
            final byte[] noise = new byte[4];
            random.nextBytes(noise);
            System.arraycopy(noise, 0, altered, start, noise.length);
            if (!Arrays.equals(whole, altered)) {
                assertTrue(withinCap(() -> faults(altered)) > 0, "noise at " + start);
            }
        }
    }

    @Test
    void pureNoiseBehindTheVersionIsRefused() throws LegibleException {
        final Random random = new Random(6);
        for (int trial = 0; trial < 2000; trial++) {
            final byte[] noise = new byte[10 + random.nextInt(600)];
            random.nextBytes(noise);
            System.arraycopy(raw.bytes(), 0, noise, 0, 10);
            assertEquals(1, withinCap(() -> faults(noise)));
        }
    }

    @Test
    void aDamagedIndexIsRebuiltFromTheTiles() throws LegibleException {
        raw.index = new byte[12];
        final LgbFile file = LgbFile.of("index.lgb", raw.bytes());
        assertEquals(List.of("The tile index of index.lgb is damaged and was rebuilt from the tiles."), file.warnings());
        for (int i = 0; i < RawFile.PLANES * RawFile.TILES_PER_PLANE; i++) {
            assertEquals(40 + i, file.readTile(i / RawFile.TILES_PER_PLANE, i % RawFile.TILES_PER_PLANE).stream().length);
        }
    }

    @Test
    void aDamagedIndexAndALostTileAreTooMuch() {
        raw.index = new byte[12];
        raw.tiles.set(2, new RawFile.RawChunk("tilE", new byte[50]));
        final LegibleException e = assertThrows(LegibleException.class, () -> LgbFile.of("index.lgb", raw.bytes()));
        assertTrue(e.getMessage().contains("neither its index nor its chunks tell where all tiles are"), e.getMessage());
    }

    @Test
    void theReportNamesEveryChunkAndTheDamagedOnes() throws LegibleException {
        raw.tiles.set(1, RawFile.tile(1, 1, 41));
        raw.back.set(0, new RawFile.RawChunk("meta", new byte[] {1, 2, 3}));
        final LgbFile file = LgbFile.of("report.lgb", raw.bytes());
        final VerifyReport report = file.verify();
        assertFalse(report.ok());
        assertEquals(List.of("HEAD", "QMAP", "SYMB", "TILE", "TILE", "TILE", "TILE", "meta", "symb", "INDX", "LEND"),
            report.chunks().stream().map(ChunkState::type).toList());
        assertEquals("Tile 1 of plane 0 in report.lgb is damaged: another tile stands in its place.", report.chunks().get(4).message());
        assertEquals(List.of(4, 7), IntStream.range(0, 11).filter(i -> !report.chunks().get(i).ok()).boxed().toList());
        long offset = 10;
        for (final ChunkState chunk : report.chunks()) {
            assertEquals(offset, chunk.offset());
            offset += chunk.length();
        }
        assertEquals(file.length(), offset);
    }

    /** How much is wrong: 1 if the file is refused, else the damaged tiles and the warnings. */
    private static int faults(final byte[] bytes) throws LegibleException {
        final LgbFile file;
        try {
            file = LgbFile.of("altered.lgb", bytes);
        } catch (final LegibleException e) {
            assertTrue(e.getMessage().startsWith("altered.lgb ") && e.getMessage().endsWith("."), e.getMessage());
            return 1;
        }
        int damaged = 0;
        for (int plane = 0; plane < RawFile.PLANES; plane++) {
            for (int tile = 0; tile < RawFile.TILES_PER_PLANE; tile++) {
                damaged += isDamaged(file, plane, tile) ? 1 : 0;
            }
        }
        final VerifyReport report = file.verify();
        assertEquals(damaged + file.warnings().size(), report.chunks().stream().filter(chunk -> !chunk.ok()).count());
        assertTrue(file.qualityMap(0).isPresent());
        return damaged + file.warnings().size();
    }

    private static boolean isDamaged(final LgbFile file, final int plane, final int tile) throws LegibleException {
        try {
            assertEquals(40 + plane * RawFile.TILES_PER_PLANE + tile, file.readTile(plane, tile).stream().length);
            return false;
        } catch (final DamagedTileException e) {
            assertEquals(plane, e.plane());
            assertEquals(tile, e.tile());
            assertTrue(e.getMessage().startsWith("Tile " + tile + " of plane " + plane + " in altered.lgb is damaged: "));
            return true;
        }
    }

    private interface Work {
        int run() throws LegibleException;
    }

    private static int withinCap(final Work work) throws LegibleException {
        final com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long before = threads.getCurrentThreadAllocatedBytes();
        try {
            return work.run();
        } finally {
            final long allocated = threads.getCurrentThreadAllocatedBytes() - before;
            assertTrue(allocated < ALLOCATION_CAP, allocated + " bytes allocated");
        }
    }
}
