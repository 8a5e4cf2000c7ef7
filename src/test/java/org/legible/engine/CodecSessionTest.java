package org.legible.engine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.legible.bundle.Bundles;
import org.legible.bundle.LocalQuality;
import org.legible.bundle.ModelBundle;
import org.legible.codec.EncodeSettings;
import org.legible.codec.Networks;
import org.legible.codec.PlaneReader;
import org.legible.codec.Progress;
import org.legible.format.ImageLayout;
import org.legible.format.LegibleException;
import org.legible.format.LgbFile;
import org.legible.format.SampleType;

/** Bundles with their networks in the engine. */
class CodecSessionTest {

    @TempDir
    Path folder;

    private static final PlaneReader IMAGE = new PlaneReader() {
        @Override
        public ImageLayout layout() {
            return new ImageLayout(64, 64, 1, 1, 1, SampleType.GREY8);
        }

        @Override
        public RandomAccessibleInterval<?> plane(final int index) {
            final byte[] samples = new byte[64 * 64];
            new Random(1).nextBytes(samples);
            return ArrayImgs.unsignedBytes(samples, 64, 64);
        }
    };

    @Test
    void theScaleNetworkInTheEngineEqualsPlainJava() throws IOException {
        final Random random = new Random(4);
        try (CodecSession session = CodecSession.open(Bundles.DEFAULT, Device.CPU)) {
            final ModelBundle bundle = session.bundle();
            for (int n = 0; n < 60; n++) {
                final int height = n == 0 ? 16 : 1 + random.nextInt(16);
                final int width = n == 0 ? 16 : 1 + random.nextInt(16);
                final int spread = new int[] {1, 4, 40, 32767}[n % 4];
                final short[] z = new short[bundle.hyperChannels() * height * width];
                for (int i = 0; i < z.length; i++) {
                    z[i] = (short) Math.max(-32767, Math.min(32767, Math.rint(random.nextGaussian() * spread)));
                }
                final byte[] offsets = new byte[16 * height * width];
                random.nextBytes(offsets);
                final int base = 256 + random.nextInt(25600 - 255);
                final LocalQuality quality = n % 3 == 0 ? LocalQuality.uniform(base, 4 * height, 4 * width)
                    : LocalQuality.of(base, 4 * height, 4 * width, offsets);
                assertArrayEquals(bundle.scaleNetwork().of(z, height, width, quality), session.networks().of(z, height, width, quality),
                    "tile " + n);
            }
        }
    }

    @Test
    void networksGivenBackAreKeptForTheNextSessionAndNeverShared() throws IOException {
        final Networks first;
        try (CodecSession session = CodecSession.open(Bundles.DEFAULT, Device.CPU)) {
            first = session.networks();
            try (CodecSession other = CodecSession.open(Bundles.DEFAULT, Device.AUTO)) {
                assertNotSame(first, other.networks());
            }
        }
        try (CodecSession session = CodecSession.open(Bundles.DEFAULT, Device.CPU)) {
            assertSame(first, session.networks());
            session.close();
            session.close();
        }
    }

    @Test
    void aGpuThatIsNotThereIsRefusedInASentence() throws IOException {
        try (CodecSession session = CodecSession.open(Bundles.DEFAULT, Device.AUTO)) {
            assumeTrue(session.device() == Device.CPU, "there is a GPU");
        }
        final LegibleException e = assertThrows(LegibleException.class, () -> CodecSession.open(Bundles.DEFAULT, Device.GPU));
        assertTrue(e.getMessage().startsWith("The device gpu cannot be used"), e.getMessage());
    }

    @Test
    void devicesHaveNames() throws IOException {
        assertEquals(Device.GPU, Device.of(" GPU "));
        assertEquals("auto", Device.AUTO.toString());
        final LegibleException e = assertThrows(LegibleException.class, () -> Device.of("tpu"));
        assertEquals("There is no device \"tpu\": choose auto, cpu or gpu.", e.getMessage());
    }

    @Test
    void networksThatAreNoTorchScriptAreRefused() throws IOException {
        final Path copy = copyOfTheDefaultBundle();
        Files.write(copy.resolve("networks.pt"), new byte[] {1, 2, 3});
        final LegibleException e = assertThrows(LegibleException.class, () -> CodecSession.open(copy.toString(), Device.CPU));
        assertTrue(e.getMessage().startsWith("The networks in networks.pt of the model bundle " + copy + " cannot be loaded"),
            e.getMessage());
    }

    @Test
    void aFileIsDecodedByTheBundleThatWroteItAndByNoOther() throws IOException {
        final Path copy = copyOfTheDefaultBundle();
        Files.writeString(copy.resolve("model.json"), Files.readString(copy.resolve("model.json")) + "\n");
        final Path path = folder.resolve("a.lgb");
        try (CodecSession session = CodecSession.open(copy.toString(), Device.CPU)) {
            session.encode(IMAGE, EncodeSettings.ofQuality(40), path, Progress.NONE);
            try (LgbFile file = LgbFile.open(path)) {
                assertEquals(0, session.decode(file, i -> ArrayImgs.unsignedBytes(64, 64), Progress.NONE).damagedTiles().size());
                final LegibleException found = assertThrows(LegibleException.class, () -> CodecSession.openFor(file, Device.CPU));
                assertTrue(found.getMessage().startsWith(path + " was written with the model bundle \"legible-1\""), found.getMessage());
                try (CodecSession other = CodecSession.open(Bundles.DEFAULT, Device.CPU)) {
                    assertThrows(LegibleException.class, () -> other.decode(file, i -> ArrayImgs.unsignedBytes(64, 64), Progress.NONE));
                }
            }
        }
    }

    private Path copyOfTheDefaultBundle() throws IOException {
        final Path copy = Files.createDirectories(folder.resolve("copy"));
        for (final String name : new String[] {"model.json", "scale-network.bin", "networks.pt"}) {
            try (InputStream in = Bundles.class.getResourceAsStream("/org/legible/bundles/" + Bundles.DEFAULT + "/" + name)) {
                Files.copy(in, copy.resolve(name));
            }
        }
        return copy;
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void memoryStaysFlatOverAThousandTiles() throws IOException {
        final Path path = folder.resolve("tile.lgb");
        try (CodecSession session = CodecSession.open(Bundles.DEFAULT, Device.CPU)) {
            long before = 0;
            for (int n = 0; n < 1000; n++) {
                if (n == 200) {
                    before = residentMegabytes();
                }
                session.encode(IMAGE, EncodeSettings.ofQuality(40), path, Progress.NONE);
                try (LgbFile file = LgbFile.open(path)) {
                    session.decode(file, i -> ArrayImgs.unsignedBytes(64, 64), Progress.NONE);
                }
            }
            final long growth = residentMegabytes() - before;
            // 800 tiles, of which each passes more than half a megabyte through the engine. Java's own heap is part of this.
            assertTrue(growth < 150, "the process has grown by " + growth + " MB");
        }
    }

    private static long residentMegabytes() throws IOException {
        System.gc();
        return Files.readAllLines(Path.of("/proc/self/status")).stream().filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10).findFirst().orElseThrow();
    }
}
