package org.legible.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A header with tiles of random bytes, written by the code under test.
 *
 * @param header the header
 * @param tiles  all tiles, in order
 */
record SampleFile(StreamHeader header, List<TileChunk> tiles) {

    static SampleFile random(final StreamHeader header, final Random random) {
        final List<TileChunk> tiles = new ArrayList<>();
        final int perPlane = (int) header.tileGrid().count();
        for (int i = 0; i < header.tileCount(); i++) {
            final byte[] stream = new byte[random.nextInt(400)];
            random.nextBytes(stream);
            tiles.add(new TileChunk(i / perPlane, i % perPlane, random.nextBoolean() ? 1 : 4, stream));
        }
        return new SampleFile(header, tiles);
    }

    void writeTiles(final LgbWriter writer) throws IOException {
        for (final TileChunk tile : tiles) {
            writer.writeTile(tile);
        }
    }

    /** @return the length in bytes */
    long write(final Path path) throws IOException {
        try (LgbWriter writer = new LgbWriter(path, header)) {
            writeTiles(writer);
            return writer.finish();
        }
    }

    void assertTilesOf(final LgbFile file) throws IOException {
        for (final TileChunk tile : tiles) {
            final TileChunk read = file.readTile(tile.plane(), tile.tile());
            assertEquals(tile.plane(), read.plane());
            assertEquals(tile.tile(), read.tile());
            assertEquals(tile.lanes(), read.lanes());
            assertArrayEquals(tile.stream(), read.stream());
        }
    }
}
