package org.legible.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LgbWriterTest {

    private static final StreamHeader HEADER = TestHeaders.of(new ImageLayout(900, 700, 1, 2, 1, SampleType.RGB24));

    @TempDir
    Path folder;

    private final SampleFile sample = SampleFile.random(HEADER, new Random(1));

    @Test
    void closingUnfinishedLeavesNothing() throws IOException {
        try (LgbWriter writer = new LgbWriter(folder.resolve("image.lgb"), HEADER)) {
            sample.writeTiles(writer);
        }
        assertEquals(List.of(), names());
    }

    @Test
    void whatWasThereStaysUntilTheEnd() throws IOException {
        final Path target = Files.writeString(folder.resolve("image.lgb"), "before");
        try (LgbWriter writer = new LgbWriter(target, HEADER)) {
            sample.writeTiles(writer);
            assertEquals("before", Files.readString(target));
        }
        assertEquals("before", Files.readString(target));
        assertEquals(List.of("image.lgb"), names());

        sample.write(target);
        try (LgbFile file = LgbFile.open(target)) {
            sample.assertTilesOf(file);
        }
        assertEquals(List.of("image.lgb"), names());
    }

    @Test
    void behindALinkTheFileItPointsToIsReplaced() throws IOException {
        final Path target = Files.writeString(folder.resolve("image.lgb"), "before");
        final Path link = folder.resolve("link.lgb");
        try {
            Files.createSymbolicLink(link, target);
        } catch (final FileSystemException | UnsupportedOperationException e) {
            assumeTrue(false, "no links here: " + e);
        }
        sample.write(link);
        assertTrue(Files.isSymbolicLink(link));
        assertTrue(LgbFile.isLgb(target));
    }

    @Test
    void aMissingFolderIsNamed() {
        final Path target = folder.resolve("missing").resolve("image.lgb");
        final LegibleException e = assertThrows(LegibleException.class, () -> new LgbWriter(target, HEADER));
        assertTrue(e.getMessage().startsWith(target + " cannot be written: " + target.getParent()), e.getMessage());
        assertTrue(e.getMessage().endsWith(" does not exist; check the path."), e.getMessage());
    }

    @Test
    void whatIsNoFileIsNotReplaced() {
        final LegibleException e = assertThrows(LegibleException.class, () -> new LgbWriter(folder, HEADER));
        assertEquals(folder + " cannot be written: it exists and is not a file; choose another name.", e.getMessage());
        final Path device = Path.of("/dev/full");
        assumeTrue(Files.exists(device));
        assertThrows(LegibleException.class, () -> new LgbWriter(device, HEADER));
        assertFalse(Files.isRegularFile(device));
    }

    @Test
    void aFileWhereTheFolderShouldBeIsNamed() throws IOException {
        final Path target = Files.writeString(folder.resolve("file"), "").resolve("image.lgb");
        final LegibleException e = assertThrows(LegibleException.class, () -> new LgbWriter(target, HEADER));
        assertTrue(e.getMessage().startsWith(target + " cannot be written: "), e.getMessage());
    }

    @Test
    void aFolderThatMayNotBeWrittenToIsNamed() throws IOException {
        assumeTrue(folder.toFile().setWritable(false));
        try {
            assumeTrue(!Files.isWritable(folder), "this user may write everywhere");
            final LegibleException e =
                assertThrows(LegibleException.class, () -> new LgbWriter(folder.resolve("image.lgb"), HEADER));
            assertTrue(e.getMessage().contains("check its permissions"), e.getMessage());
        } finally {
            folder.toFile().setWritable(true);
        }
    }

    /** A limit on the size of files stands in for a full disk: to the writer it looks the same. */
    @Test
    void aFullDiskLeavesNothingAndIsTold() throws IOException, InterruptedException {
        final Path shell = Path.of("/bin/sh");
        assumeTrue(Files.isExecutable(shell));
        final Path target = Files.writeString(folder.resolve("image.lgb"), "before");
        final Process process = new ProcessBuilder(shell.toString(), "-c", "ulimit -f 16 && exec \"$@\"", "sh",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:-UsePerfData", "-Xshare:auto", "-cp",
            System.getProperty("java.class.path"), FullDisk.class.getName(), target.toString()).redirectErrorStream(true).start();
        final String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        assertTrue(output.startsWith(target + " cannot be written: "), output);
        assertTrue(output.endsWith("; check that the disk works and has room."), output);
        assertEquals(List.of("image.lgb"), names());
        assertEquals("before", Files.readString(target));
    }

    /** Runs in a process of its own. */
    static final class FullDisk {

        private FullDisk() {
        }

        public static void main(final String[] arguments) throws IOException {
            final SampleFile large = SampleFile.random(TestHeaders.of(new ImageLayout(20_000, 9000, 1, 1, 1, SampleType.GREY8)),
                new Random(1));
            try {
                large.write(Path.of(arguments[0]));
                System.out.println("written");
            } catch (final LegibleException e) {
                System.out.println(e.getMessage());
            }
        }
    }

    @Test
    void tilesComeInOrderAndAllOfThem() throws IOException {
        try (LgbWriter writer = new LgbWriter(folder.resolve("image.lgb"), HEADER)) {
            assertThrows(IllegalArgumentException.class, () -> writer.writeTile(sample.tiles().get(1)));
            sample.writeTiles(writer);
            assertThrows(IllegalArgumentException.class, () -> writer.writeTile(sample.tiles().get(0)));
            writer.finish();
        }
        try (LgbWriter writer = new LgbWriter(folder.resolve("other.lgb"), HEADER)) {
            writer.writeTile(sample.tiles().get(0));
            assertThrows(IllegalStateException.class, writer::finish);
        }
        assertEquals(List.of("image.lgb"), names());
    }

    @Test
    void qualityMapsThatDoNotFitAreRefused() throws IOException {
        final byte[] offsets = new byte[(int) HEADER.tileGrid().positions()];
        try (LgbWriter writer = new LgbWriter(folder.resolve("image.lgb"), HEADER)) {
            assertThrows(IllegalArgumentException.class, () -> writer.writeQualityMap(new QualityMapChunk(0, new byte[3])));
            assertThrows(IllegalArgumentException.class, () -> writer.writeQualityMap(new QualityMapChunk(2, offsets)));
            assertThrows(IllegalArgumentException.class, () -> writer.writeQualityMap(new QualityMapChunk(-2, offsets)));
            writer.writeQualityMap(new QualityMapChunk(1, offsets));
            assertThrows(IllegalArgumentException.class, () -> writer.writeQualityMap(new QualityMapChunk(1, offsets)));
            writer.writeTile(sample.tiles().get(0));
            assertThrows(IllegalStateException.class, () -> writer.writeQualityMap(new QualityMapChunk(0, offsets)));
        }
    }

    @Test
    void aQualityMapOfATooLargeImageIsRefused() throws IOException {
        final StreamHeader large = new StreamHeader(new ImageLayout(1 << 20, 1000, 1, 1, 1, SampleType.GREY8), List.of(), 256, 1,
            TestHeaders.BUNDLE, 1, 8, 1, 1, 512, "");
        try (LgbWriter writer = new LgbWriter(folder.resolve("image.lgb"), large)) {
            final QualityMapChunk map = new QualityMapChunk(0, new byte[1]);
            final LegibleException e = assertThrows(LegibleException.class, () -> writer.writeQualityMap(map));
            assertTrue(e.getMessage().contains("too large for a quality map"), e.getMessage());
        }
    }

    @Test
    void metadataBeyondTheLimitAreRefused() throws IOException {
        try (LgbWriter writer = new LgbWriter(folder.resolve("image.lgb"), HEADER)) {
            final byte[] json = new byte[LgbFormat.MAX_METADATA_BYTES + 1];
            assertTrue(assertThrows(LegibleException.class, () -> writer.writeMetadata(json)).getMessage().contains("67108865 bytes"));
        }
    }

    @Test
    void theSameContentsGiveTheSameBytes() throws IOException {
        sample.write(folder.resolve("one.lgb"));
        sample.write(folder.resolve("two.lgb"));
        assertArrayEquals(Files.readAllBytes(folder.resolve("one.lgb")), Files.readAllBytes(folder.resolve("two.lgb")));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
