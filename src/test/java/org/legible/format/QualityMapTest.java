package org.legible.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.legible.format.RawFile.RawChunk;

/** Quality maps come back as they were, in few bytes where they are made of areas, and altered ones do no harm. */
class QualityMapTest {

    @TempDir
    private Path folder;

    private final Random random = new Random(31);

    private Path written(final int width, final int height, final byte[] offsets) throws LegibleException {
        final Path path = folder.resolve(width + "x" + height + "-" + random.nextInt() + ".lgb");
        final StreamHeader header = new StreamHeader(new ImageLayout(8 * width, 8 * height, 1, 1, 1, SampleType.GREY8), List.of(),
            40 * LgbFormat.QUALITY_UNIT, 1, new BundleId("example-1", "00112233445566778899aabbccddeeff".repeat(2)), 8, 8, 4, 1, 128, "test");
        try (LgbWriter writer = new LgbWriter(path, header)) {
            writer.writeQualityMap(new QualityMapChunk(LgbFormat.ALL_PLANES, offsets));
            writer.writeTile(new TileChunk(0, 0, 1, new byte[8]));
            writer.finish();
        }
        return path;
    }

    private byte[] noise(final int count, final int first, final int bound) {
        final byte[] offsets = new byte[count];
        for (int i = 0; i < count; i++) {
            offsets[i] = (byte) random.nextInt(first, bound);
        }
        return offsets;
    }

    /** Lines of text and gaps between them. */
    private byte[] lines(final int width, final int height) {
        final byte[] offsets = new byte[width * height];
        for (int line = 1; line < height - 2; line += 3 + random.nextInt(3)) {
            final int from = random.nextInt(width / 2);
            final int to = from + random.nextInt(width / 2);
            for (int y = line; y < line + 2; y++) {
                Arrays.fill(offsets, y * width + from, y * width + to, (byte) (4 * random.nextInt(2, 8)));
            }
        }
        return offsets;
    }

    @Test
    void mapsComeBackAsTheyWere() throws LegibleException {
        for (final int[] size : new int[][] {{1, 1}, {1, 9}, {9, 1}, {2, 2}, {17, 13}, {96, 64}}) {
            final int count = size[0] * size[1];
            final byte[] one = new byte[count];
            one[count / 2] = -128;
            for (final byte[] offsets : List.of(new byte[count], one, noise(count, -128, 128), noise(count, 0, 2), noise(count, -4, 5))) {
                try (LgbFile file = LgbFile.open(written(size[0], size[1], offsets))) {
                    assertArrayEquals(offsets, file.qualityMap(0).orElseThrow().offsets());
                }
            }
        }
    }

    /** A map must not cost more than the bits that it saves: a line of text takes about four bytes. */
    @Test
    void linesTakeFewBytes() throws LegibleException {
        for (int i = 0; i < 5; i++) {
            try (LgbFile file = LgbFile.open(written(96, 64, lines(96, 64)))) {
                assertTrue(file.qualityMapBytes() < 130, file.qualityMapBytes() + " bytes");
            }
        }
        try (LgbFile file = LgbFile.open(written(96, 64, new byte[96 * 64]))) {
            assertTrue(file.qualityMapBytes() < 40, file.qualityMapBytes() + " bytes");
        }
    }

    /** The stream's own end tells of most changes; what it does not tell of is another map. */
    @Test
    void alteredMapsAreRefusedOrOtherMaps() throws Exception {
        final byte[] stream = stream(written(RawFile.LATENT_WIDTH, RawFile.LATENT_HEIGHT, noise(128, -4, 5)));
        int refused = 0;
        final int trials = 600;
        for (int i = 0; i < trials; i++) {
            byte[] altered = stream.clone();
            if (i % 3 == 0) {
                altered = Arrays.copyOf(stream, random.nextInt(stream.length));
            } else {
                altered[random.nextInt(stream.length)] ^= (byte) (1 << random.nextInt(8));
            }
            final RawFile raw = new RawFile();
            raw.front.add(new RawChunk("QMAP",
                ByteBuffer.allocate(4 + altered.length).order(ByteOrder.LITTLE_ENDIAN).putInt(-1).put(altered).array()));
            try (LgbFile file = LgbFile.of("image.lgb", raw.bytes())) {
                assertEquals(128, file.qualityMap(0).orElseThrow().offsets().length);
            } catch (final LegibleException e) {
                assertTrue(e.getMessage().contains("The quality map at byte "), e.getMessage());
                refused++;
            }
        }
        assertTrue(refused > trials * 9 / 10, refused + " refused");
    }

    /** The stream of the map in a file, in which it stands behind the header. */
    private static byte[] stream(final Path path) throws Exception {
        final ByteBuffer file = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        final int map = 10 + 12 + file.getInt(14);
        final byte[] stream = new byte[file.getInt(map + 4) - 4];
        file.get(map + 12, stream);
        return stream;
    }
}
