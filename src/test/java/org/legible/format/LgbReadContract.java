package org.legible.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was written can be read, whether the file is on disk or in memory. */
abstract class LgbReadContract {

    private static final StreamHeader THREE_PLANES = TestHeaders.of(new ImageLayout(900, 700, 3, 1, 1, SampleType.GREY16));

    @TempDir
    Path folder;

    abstract LgbFile open(Path file) throws IOException;

    @ParameterizedTest
    @EnumSource(SampleType.class)
    void headersAndTilesComeBack(final SampleType type) throws IOException {
        final Random random = new Random(type.ordinal());
        for (int trial = 0; trial < 20; trial++) {
            final SampleFile sample = SampleFile.random(TestHeaders.random(random, type), random);
            final Path path = folder.resolve("image.lgb");
            final long length = sample.write(path);
            try (LgbFile file = open(path)) {
                assertEquals(sample.header(), file.header());
                assertEquals(length, file.length());
                assertEquals(Files.size(path), length);
                assertEquals(List.of(), file.warnings());
                assertTrue(file.metadata().isEmpty());
                assertTrue(file.qualityMap(0).isEmpty());
                assertTrue(file.verify().ok());
                sample.assertTilesOf(file);
            }
        }
    }

    @Test
    void metadataComeBack() throws IOException {
        final byte[] json = ("{\"unit\": \"µm\", \"info\": \"" + "a b ".repeat(50_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        final SampleFile sample = SampleFile.random(THREE_PLANES, new Random(1));
        final Path path = folder.resolve("image.lgb");
        try (LgbWriter writer = new LgbWriter(path, sample.header())) {
            writer.writeMetadata("{}".getBytes(StandardCharsets.UTF_8));
            sample.writeTiles(writer);
            writer.writeMetadata(json);
            writer.finish();
        }
        try (LgbFile file = open(path)) {
            assertArrayEquals(json, file.metadata().orElseThrow());
            assertTrue(file.verify().ok());
            sample.assertTilesOf(file);
        }
    }

    @Test
    void aPlanesOwnQualityMapGoesBeforeTheOneForAll() throws IOException {
        final SampleFile sample = SampleFile.random(THREE_PLANES, new Random(2));
        final QualityMapChunk all = map(LgbFormat.ALL_PLANES, 3);
        final QualityMapChunk own = map(1, 4);
        final Path path = folder.resolve("image.lgb");
        try (LgbWriter writer = new LgbWriter(path, sample.header())) {
            writer.writeQualityMap(own);
            writer.writeQualityMap(all);
            sample.writeTiles(writer);
            writer.finish();
        }
        try (LgbFile file = open(path)) {
            assertMap(all, file.qualityMap(0).orElseThrow());
            assertMap(own, file.qualityMap(1).orElseThrow());
            assertMap(all, file.qualityMap(2).orElseThrow());
            assertTrue(file.verify().ok());
        }
    }

    private static QualityMapChunk map(final int plane, final int seed) {
        final byte[] offsets = new byte[(int) THREE_PLANES.tileGrid().positions()];
        new Random(seed).nextBytes(offsets);
        return new QualityMapChunk(plane, offsets);
    }

    private static void assertMap(final QualityMapChunk expected, final QualityMapChunk actual) {
        assertEquals(expected.plane(), actual.plane());
        assertArrayEquals(expected.offsets(), actual.offsets());
    }

    @Test
    void tilesThatDoNotExistAreNotRead() throws IOException {
        final SampleFile sample = SampleFile.random(THREE_PLANES, new Random(3));
        final Path path = folder.resolve("image.lgb");
        sample.write(path);
        try (LgbFile file = open(path)) {
            assertThrows(IndexOutOfBoundsException.class, () -> file.readTile(3, 0));
            assertThrows(IndexOutOfBoundsException.class, () -> file.readTile(-1, 0));
            assertThrows(IndexOutOfBoundsException.class, () -> file.readTile(0, (int) THREE_PLANES.tileGrid().count()));
        }
    }
}
