package org.legible.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.legible.codec.Progress;
import org.legible.format.LegibleException;

/** Codecs on the command line: scripts in the place of tools for all that can go wrong, and the real tools where they are installed. */
class ToolCodecTest {

    private static final ToolDescription FAKE = new ToolDescription("fake" + System.nanoTime(), "fakeenc", "fakedec", ".fake",
        Scale.quality(0), List.of(1.0, 2.0, 3.0), quality -> List.of("-q", Scale.text(quality)), false, "--version", "the package of fakes");
    private static final RgbImage PICTURE = TestPictures.of(40, 30);

    @TempDir
    private Path folder;

    private void script(final String name, final String body) throws IOException {
        assumeTrue(FileSystems.getDefault().supportedFileAttributeViews().contains("posix"), "scripts need a shell");
        final Path script = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private ToolCodec codec(final Duration longest) throws IOException {
        return ToolCodec.find(FAKE, new Executables(List.of(folder.resolve("none"), folder)), longest);
    }

    private static long leftBehind() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("legible-" + FAKE.name())).count();
        }
    }

    @BeforeEach
    void copyingTools() throws IOException {
        script("fakeenc", "[ \"$1 $2\" = '-q 2' ] && cat \"$3\" > \"$4\"");
        script("fakedec", "cat \"$1\" > \"$2\"");
    }

    @Test
    void picturesGoThroughAndNothingIsLeftBehind() throws IOException {
        try (ToolCodec codec = codec(Duration.ofMinutes(1))) {
            final byte[] file = codec.encode(PICTURE, 2, Progress.NONE).bytes();
            final RgbImage back = codec.decode(file, Progress.NONE).image();
            for (int i = 0; i < PICTURE.area(); i++) {
                assertEquals(PICTURE.pixels()[i] & 0xFFFFFF, back.pixels()[i] & 0xFFFFFF);
            }
        }
        assertEquals(0, leftBehind());
    }

    /** Measurements of one version do not stand for another one. */
    @Test
    void theIdentityHasTheVersion() throws IOException {
        script("fakeenc", "echo 'fake 1.7'; echo 'and more'");
        try (ToolCodec codec = codec(Duration.ofMinutes(1))) {
            assertTrue(codec.identity().startsWith("fakeenc fake 1.7, options "), codec.identity());
        }
        assertEquals(0, leftBehind());
    }

    @Test
    void greySamplesComeBackAsTheyAre() throws IOException {
        final BufferedImage grey = new BufferedImage(40, 30, BufferedImage.TYPE_BYTE_GRAY);
        grey.getRaster().setSample(3, 2, 0, 77);
        ImageIO.write(grey, "png", folder.resolve("grey.png").toFile());
        script("fakedec", "cat '" + folder.resolve("grey.png") + "' > \"$2\"");
        assertEquals(0x4D4D4D, codec(Duration.ofMinutes(1)).decode(new byte[1], Progress.NONE).image().pixels()[2 * 40 + 3]);
    }

    private void assertFails(final String message) throws IOException {
        final ToolCodec codec = codec(Duration.ofMillis(400));
        final LegibleException e = assertThrows(LegibleException.class, () -> codec.encode(PICTURE, 2, Progress.NONE));
        assertTrue(e.getMessage().contains(message), e.getMessage());
        assertTrue(e.getMessage().endsWith("."), e.getMessage());
        assertEquals(0, leftBehind());
    }

    @Test
    void whatAFailingToolSaysIsPassedOn() throws IOException {
        script("fakeenc", "echo 'Picture is'; echo 'too blue' >&2; exit 3");
        assertFails("fakeenc failed with code 3 (Picture is too blue). Try another setting");
    }

    @Test
    void aToolThatTalksWithoutEndIsCutShort() throws IOException {
        script("fakeenc", "i=0; while [ $i -lt 3000 ]; do echo 'more and more and more and more and more'; i=$((i+1)); done; exit 1");
        final LegibleException e = assertThrows(LegibleException.class,
            () -> codec(Duration.ofMinutes(1)).encode(PICTURE, 2, Progress.NONE));
        assertTrue(e.getMessage().length() < 600, e.getMessage());
    }

    @Test
    void aToolThatWritesNothingIsNoticed() throws IOException {
        script("fakeenc", "exit 0");
        assertFails("fakeenc wrote no file.");
        script("fakeenc", ": > \"$4\"");
        assertFails("fakeenc wrote no file.");
    }

    @Test
    void aToolThatHangsIsEndedWithWhatItStarted() throws IOException {
        script("fakeenc", "sleep 600 & echo $! > '" + folder.resolve("child") + "'; wait");
        assertFails("fakeenc took longer than 0 seconds and was ended");
        final long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
        final ProcessHandle handle = ProcessHandle.of(child).orElse(null);
        if (handle != null) {
            handle.onExit().orTimeout(10, TimeUnit.SECONDS).join();
            assertFalse(handle.isAlive());
        }
    }

    @Test
    void cancellingEndsATool() throws IOException {
        script("fakeenc", "sleep 600");
        final Progress cancelled = new Progress() {
            @Override
            public void update(final long done, final long total, final String what) {
                // not looked at
            }

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        assertThrows(CancellationException.class, () -> codec(Duration.ofMinutes(1)).encode(PICTURE, 2, cancelled));
        assertEquals(0, leftBehind());
    }

    @Test
    void aToolThatIsNoProgramCannotBeStarted() throws IOException {
        script("fakeenc", "");
        Files.writeString(folder.resolve("fakeenc"), "\u0000\u0001 not a program");
        assertFails("fakeenc");
    }

    @Test
    void aDecoderThatWritesNoPngIsNamed() throws IOException {
        script("fakedec", "echo garbage > \"$2\"");
        final LegibleException e = assertThrows(LegibleException.class, () -> codec(Duration.ofMinutes(1)).decode(new byte[9], Progress.NONE));
        assertEquals("fakedec wrote a file that is no PNG: install a current version of it.", e.getMessage());
        assertEquals(0, leftBehind());
    }

    @Test
    void aMissingDecoderIsSaidBeforeAnythingRuns() throws IOException {
        Files.delete(folder.resolve("fakedec"));
        final LegibleException e = assertThrows(LegibleException.class, () -> codec(Duration.ofMinutes(1)));
        assertEquals("The codec " + FAKE.name() + " needs the program fakedec, which is not on the path: install the package of fakes, or leave "
            + FAKE.name() + " out of the codecs.", e.getMessage());
    }

    /** The real tools; each is skipped where it is not installed. */
    private abstract static class Installed extends ImageCodecContract {

        private final String name;

        Installed(final String name) {
            this.name = name;
        }

        @Override
        ImageCodec codec() throws IOException {
            final ToolDescription tool = ToolDescription.ALL.stream().filter(known -> known.name().equals(name)).findFirst().orElseThrow();
            final Executables path = Executables.ofPath();
            assumeTrue(path.find(tool.encoder()).isPresent() && path.find(tool.decoder()).isPresent(), tool.encoder() + " is not installed");
            return ToolCodec.find(tool, path);
        }
    }

    @Nested
    class WebP extends Installed {

        WebP() {
            super("webp");
        }

        @Override
        byte[] magic() {
            return "RIFF".getBytes(StandardCharsets.US_ASCII);
        }
    }

    @Nested
    class Avif extends Installed {

        Avif() {
            super("avif");
        }

        @Override
        byte[] magic() {
            return new byte[] {0, 0, 0};
        }
    }

    @Nested
    class JpegXl extends Installed {

        JpegXl() {
            super("jxl");
        }

        @Override
        byte[] magic() {
            return new byte[] {(byte) 0xFF, 0x0A};
        }
    }

    @Nested
    class Jpegli extends Installed {

        Jpegli() {
            super("jpegli");
        }

        @Override
        byte[] magic() {
            return new byte[] {(byte) 0xFF, (byte) 0xD8};
        }
    }
}
