package org.legible.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.legible.format.RawFile.RawChunk;

/** Files that are refused, each with a sentence of its own; their checksums are right where nothing else is said. */
@Timeout(60)
class LgbFileRefusalTest {

    @TempDir
    Path folder;

    private final RawFile raw = new RawFile();

    @Test
    void newerMajorVersions() {
        raw.major = 2;
        raw.minor = 3;
        refuse("image.lgb has the format version 2.3, but this Legible reads versions up to 1.x: update Legible.");
        raw.major = 0;
        refuse("image.lgb has the format version 0.3, which there never was: it is damaged.");
    }

    @Test
    void filesOfOtherKinds() {
        final byte[] png = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13};
        Refusal.assertRefused(png, "image.lgb is not a Legible file: its first bytes are other ones.");
        Refusal.assertRefused("text".getBytes(StandardCharsets.US_ASCII), "image.lgb is not a Legible file: its first bytes");
        Refusal.assertRefused(new byte[0], "image.lgb is empty.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"894c47420a1a0a01", "894c47420d0d0a1a0d0a", "094c47420d0a1a0a", "3f4c47420d0a1a0a", "c2894c47420d0a1a",
        "efbfbd4c47420d0a", "894c47420d0a1a0d0a01"})
    void transfersInTextMode(final String start) {
        Refusal.assertRefused(HexFormat.of().parseHex(start + "0102030405060708090a0b0c0d0e0f"),
            "image.lgb was altered on its way: its first bytes show a transfer in text mode. Copy it again in binary mode.");
    }

    @Test
    void bytesBehindTheEnd() {
        final int length = raw.bytes().length;
        raw.trailing = new byte[17];
        refuse("image.lgb goes on behind its end: it is complete at byte " + length + ", but 17 bytes follow.");
        raw.trailing = new byte[1];
        refuse("image.lgb goes on behind its end: it is complete at byte " + length + ", but 1 bytes follow.");
        raw.trailing = new RawFile().bytes();
        refuse("image.lgb has " + 2 * length + " bytes but was written with " + length);
    }

    @Test
    void aDamagedHeader() {
        final byte[] bytes = raw.bytes();
        bytes[30] ^= 1;
        Refusal.assertRefused(bytes, "image.lgb is damaged: its header, the HEAD chunk at byte 10, was altered.");
    }

    @Test
    void aFileThatBeginsWithAnotherChunk() {
        raw.headType = "xTRA";
        refuse("image.lgb is damaged: its header, the HEAD chunk at byte 10, was altered.");
    }

    @Test
    void aDamagedEnd() {
        final byte[] bytes = raw.bytes();
        bytes[bytes.length - 20] ^= 1;
        final int end = bytes.length - 32;
        Refusal.assertRefused(bytes, "image.lgb is damaged: its closing LEND chunk, from byte " + end + " on, was altered.");
    }

    @Test
    void aDamagedQualityMap() {
        raw.front.add(RawFile.map(0, RawFile.LATENT_HEIGHT));
        final byte[] bytes = raw.bytes();
        final int map = 10 + raw.head.length + 12;
        bytes[map + 9] ^= 1;
        Refusal.assertRefused(bytes, "image.lgb is damaged: the chunk at byte " + map + ", in front of its tiles, was altered.");
    }

    @Test
    void unknownChunksThatMayBeIgnored() throws LegibleException {
        raw.front.add(new RawChunk("xTRA", new byte[100]));
        raw.back.add(new RawChunk("abcd", new byte[0]));
        raw.back.add(RawFile.meta("{}"));
        final LgbFile file = LgbFile.of("image.lgb", raw.bytes());
        assertTrue(file.warnings().isEmpty());
        assertTrue(file.verify().ok());
        assertEquals("{}", new String(file.metadata().orElseThrow(), StandardCharsets.UTF_8));
        assertEquals(41, file.readTile(0, 1).stream().length);
    }

    @Test
    void unknownChunksThatAreNeeded() {
        final String message = "image.lgb needs the unknown chunk \"Xtra\" to be understood, which this version of Legible does not";
        raw.front.add(new RawChunk("Xtra", new byte[100]));
        refuse(message);
        raw.front.clear();
        raw.back.add(new RawChunk("Xtra", new byte[100]));
        refuse(message);
    }

    @Test
    void tooManyUnknownChunks() {
        raw.front.addAll(Collections.nCopies(LgbFormat.MAX_OTHER_CHUNKS + 1, new RawChunk("xTRA", new byte[0])));
        refuse("image.lgb has more than 2097152 chunks beside its tiles");
        raw.index = new byte[0];
        refuse("image.lgb is damaged: neither its index nor its chunks tell where all tiles are.");
        raw.markedTiles = 0;
        raw.trailing = new byte[1];
        refuse("image.lgb is damaged: it has no chunk at byte ", " and no LEND chunk at its end");
    }

    @Test
    void chunksInTheWrongPlace() {
        final RawChunk map = RawFile.map(0, RawFile.LATENT_HEIGHT);
        raw.back.add(map);
        refuse("image.lgb has a QMAP chunk at byte ", "that does not belong there");
        raw.back.set(0, RawFile.tile(0, 0, 5));
        refuse("image.lgb has a TILE chunk at byte ", "that does not belong there");
        raw.back.clear();
        raw.front.add(map);
        raw.front.add(map);
        refuse("image.lgb has a QMAP chunk at byte ", "that does not belong there");
        raw.front.set(1, RawFile.map(RawFile.PLANES, RawFile.LATENT_HEIGHT));
        refuse("image.lgb has a QMAP chunk at byte ", "that does not belong there");
        raw.front.set(1, new RawChunk("QMAP", new byte[3]));
        refuse("image.lgb has a QMAP chunk at byte ", "that does not belong there");
    }

    @Test
    void qualityMapsOfTheWrongSize() throws LegibleException {
        for (final int rows : new int[] {0, RawFile.LATENT_HEIGHT - 1, RawFile.LATENT_HEIGHT + 1, 1_000_000}) {
            raw.front.clear();
            raw.front.add(RawFile.map(1, rows));
            final LgbFile file = LgbFile.of("image.lgb", raw.bytes());
            final LegibleException e = assertThrows(LegibleException.class, () -> file.qualityMap(1));
            assertTrue(e.getMessage().startsWith("The quality map at byte 107 of image.lgb cannot be read: it "), e.getMessage());
            assertTrue(file.qualityMap(0).isEmpty());
            assertFalse(file.verify().ok());
        }
    }

    @Test
    void metadataThatCannotBeInflated() throws LegibleException {
        final byte[] good = RawFile.zlib(new byte[1000]);
        for (final byte[] payload : new byte[][] {{}, {1}, "{\"unit\": 1}".getBytes(StandardCharsets.UTF_8),
            Arrays.copyOf(good, good.length - 1), Arrays.copyOf(good, good.length + 1),
            RawFile.zlib(new byte[LgbFormat.MAX_METADATA_BYTES + 1])}) {
            raw.back.clear();
            raw.back.add(new RawChunk("meta", payload));
            final LgbFile file = LgbFile.of("image.lgb", raw.bytes());
            assertTrue(file.metadata().isEmpty());
            assertEquals(1, file.warnings().size());
            assertTrue(file.warnings().get(0).startsWith("The metadata of image.lgb are damaged and were left out: "));
        }
    }

    @Test
    void countsAndPlacesThatDoNotFit() {
        raw.markedTiles = 5;
        refuse("image.lgb has 5 tiles, but its header calls for 4");
        raw.markedTiles = -1;
        refuse("image.lgb has 4294967295 tiles, but its header calls for 4");
        raw.markedTiles = null;
        for (final long offset : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE, raw.bytes().length}) {
            raw.markedIndex = offset;
            refuse("image.lgb has no room for an index at byte " + offset);
        }
        raw.markedIndex = null;
        raw.markedLength = 7L;
        refuse("image.lgb has ", "bytes but was written with 7: its middle was altered.");
    }

    @Test
    void anIndexThatLiesIsNotBelieved() throws LegibleException {
        final byte[] right = new byte[] {107, 0, 0, 0, 0, 0, 0, 0, 55, 56, 57, 58};
        for (final byte[] wrong : new byte[][] {changed(right, 0, 106), changed(right, 7, 0x80), changed(right, 8, 127),
            changed(right, 8, 11), Arrays.copyOf(right, 11), Arrays.copyOf(right, 13), new byte[0],
            {107, 0, 0, 0, 0, 0, 0, 0, -1, -1, -1, -1, 15, 1, 1, 1}, {111, 0, 0, 0, 0, 0, 0, 0, -1, -1, -1, -1, -1, 1, 1, 1}}) {
            raw.index = wrong;
            raw.front.clear();
            final LgbFile file = LgbFile.of("image.lgb", raw.bytes());
            assertEquals(1, file.warnings().size(), Arrays.toString(wrong));
            assertEquals(43, file.readTile(1, 1).stream().length);
        }
    }

    private static byte[] changed(final byte[] bytes, final int offset, final int value) {
        final byte[] changed = bytes.clone();
        changed[offset] = (byte) value;
        return changed;
    }

    @Test
    void tilesOfImpossibleContentsAreDamaged() throws LegibleException {
        for (final byte[] payload : new byte[][] {{}, {0}, {0, 1}, {0, 0, 1}, {0, 1, 2}, {0, 1, 0}, {-1, -1, -1, -1, -1, 1, 1}}) {
            raw.tiles.set(1, new RawChunk("TILE", payload));
            final LgbFile file = LgbFile.of("image.lgb", raw.bytes());
            assertThrows(DamagedTileException.class, () -> file.readTile(0, 1), Arrays.toString(payload));
            assertEquals(42, file.readTile(1, 0).stream().length);
        }
    }

    @Test
    void aChunkOfAnotherTypeInATilesPlaceIsADamagedTile() throws LegibleException {
        raw.tiles.set(1, new RawChunk("xTRA", raw.tiles.get(1).payload()));
        final LgbFile file = LgbFile.of("image.lgb", raw.bytes());
        assertThrows(DamagedTileException.class, () -> file.readTile(0, 1));
        assertEquals(42, file.readTile(1, 0).stream().length);
    }

    @Test
    void pathsThatCannotBeRead() throws IOException {
        final Path missing = folder.resolve("missing.lgb");
        assertEquals(missing + " cannot be read: " + missing + " does not exist; check the path.",
            assertThrows(LegibleException.class, () -> LgbFile.open(missing)).getMessage());
        assertTrue(assertThrows(LegibleException.class, () -> LgbFile.open(folder)).getMessage().startsWith(folder + " is a folder"));
        final Path file = Files.write(folder.resolve("image.lgb"), Arrays.copyOf(raw.bytes(), 200));
        assertTrue(assertThrows(LegibleException.class, () -> LgbFile.open(file)).getMessage().startsWith(file + " is cut short"));
        // An open handle would keep Windows from removing it.
        Files.delete(file);
    }

    @Test
    void filesAreKnownByTheirFirstBytes() throws IOException {
        final Path file = Files.write(folder.resolve("image.png"), raw.bytes());
        final Path other = Files.writeString(folder.resolve("text.lgb"), "LGB");
        assertTrue(LgbFile.isLgb(file));
        assertFalse(LgbFile.isLgb(other));
        assertFalse(LgbFile.isLgb(folder));
        assertFalse(LgbFile.isLgb(folder.resolve("missing.lgb")));
        assertTrue(LgbFile.isLgb(Arrays.copyOf(raw.bytes(), 4)));
        assertFalse(LgbFile.isLgb(Arrays.copyOf(raw.bytes(), 3)));
    }

    private void refuse(final String start, final String... parts) {
        Refusal.assertRefused(raw.bytes(), start, parts);
    }
}
