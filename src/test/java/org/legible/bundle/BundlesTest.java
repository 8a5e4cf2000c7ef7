package org.legible.bundle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundles are the same in a folder, a zip and the jar, and each has one identity. */
class BundlesTest {

    @TempDir
    Path folder;

    private final TinyBundle tiny = new TinyBundle(new Random(1));

    @Test
    void theIdentityIsTheSha256OfTheFilesByName() throws Exception {
        tiny.write(folder);
        Files.writeString(folder.resolve("README.txt"), "does not count");
        final ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (final String name : List.of("model.json", "networks.pt", "scale-network.bin")) {
            final byte[] content = Files.readAllBytes(folder.resolve(name));
            all.write(name.getBytes(StandardCharsets.UTF_8));
            all.write(0);
            all.write(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(content.length).array());
            all.write(content);
        }
        final String expected = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all.toByteArray()));
        assertEquals(expected, Bundles.find(folder.toString()).id().sha256());
        tiny.networks = new byte[] {1, 2, 4};
        assertNotEquals(expected, Bundles.find(tiny.write(folder).toString()).id().sha256());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tiny/"})
    void aZipIsLikeItsFolder(final String prefix) throws IOException {
        tiny.write(folder.resolve("tiny"));
        final Path file = folder.resolve("tiny.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (final String name : List.of("networks.pt", "model.json", "scale-network.bin")) {
                zip.putNextEntry(new ZipEntry(prefix + name));
                zip.write(Files.readAllBytes(folder.resolve("tiny").resolve(name)));
            }
        }
        final ModelBundle zipped = Bundles.find(file.toString());
        assertEquals(Bundles.find(folder.resolve("tiny").toString()).id(), zipped.id());
        try (InputStream in = zipped.openNetworks()) {
            assertArrayEquals(tiny.networks, in.readAllBytes());
        }
    }

    @Test
    void theBundleInTheJarIsFoundByName() throws IOException {
        final ModelBundle bundle = Bundles.find(Bundles.DEFAULT);
        assertEquals("legible-1", bundle.name());
        assertEquals(4, bundle.hyperRatio());
        assertTrue(bundle.latentTables().count() > bundle.latentTables().skipBelow());
        assertEquals(0, bundle.hyperTables().all().size() % bundle.hyperChannels());
    }

    @Test
    void knotWeightsAndGainsInterpolate() throws IOException {
        final QualityKnots knots = Bundles.find(tiny.write(folder).toString()).quality();
        assertArrayEquals(new int[] {64, 0, 0}, knots.weights(256));
        assertArrayEquals(new int[] {0, 64, 0}, knots.weights(10000));
        assertArrayEquals(new int[] {0, 0, 64}, knots.weights(25600));
        assertArrayEquals(new int[] {32, 32, 0}, knots.weights(5128));
        assertArrayEquals(new float[] {1, 1, 1}, knots.gains(256), 1e-6f);
        assertArrayEquals(new float[] {(float) Math.exp(1.5), (float) Math.exp(2), (float) Math.exp(2.5)}, knots.gains(17800), 1e-4f);
        assertArrayEquals(new float[] {(float) Math.exp(-2), (float) Math.exp(-3), (float) Math.exp(-4)}, knots.inverseGains(25600), 1e-6f);
        for (int quality = 256; quality <= 25600; quality += 97) {
            int sum = 0;
            for (final int weight : knots.weights(quality)) {
                assertTrue(weight >= 0);
                sum += weight;
            }
            assertEquals(64, sum);
        }
    }

    @Test
    void hyperTablesAreChosenByChannelAndNeighbours() throws IOException {
        final HyperTables tables = Bundles.find(tiny.write(folder).toString()).hyperTables();
        assertEquals(tables.all().get(0), tables.table(0, 1));
        assertEquals(tables.all().get(1), tables.table(0, 2));
        assertEquals(tables.all().get(3), tables.table(1, 100000));
    }

    @Test
    void localQualityIsClampedAndCut() {
        final LocalQuality quality = LocalQuality.of(1000, 2, 3, new byte[] {0, 1, -128, 127, 2, -1});
        assertEquals(1000, quality.at(0, 0));
        assertEquals(1256, quality.at(0, 1));
        assertEquals(256, quality.at(0, 2));
        assertEquals(25600, LocalQuality.of(20000, 1, 1, new byte[] {100}).at(0, 0));
        assertEquals(25600, quality.at(1, 0));
        final LocalQuality part = quality.part(1, 1, 1, 2);
        assertEquals(1512, part.at(0, 0));
        assertEquals(744, part.at(0, 1));
        assertTrue(LocalQuality.of(1000, 1, 2, new byte[] {7, 7}).isUniform());
    }
}
