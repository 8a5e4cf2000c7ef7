package org.legible.ij;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.process.LUT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.legible.format.LegibleException;

/** {@link ImageFiles}. */
class ImageFilesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"8, a.png", "16, a.PNG", "24, a.png", "8, a.tif", "16, a.tiff", "24, a.TIF", "32, a.tif"})
    void samplesSurvive(final int bitDepth, final String name) throws IOException {
        final ImagePlus image = TestImages.single(bitDepth);
        // What is shown must not change what is written.
        if (bitDepth != 24) {
            image.setDisplayRange(10, 20);
        }
        ImageFiles.write(image, folder.resolve(name));
        final ImagePlus copy = ImageFiles.open(folder.resolve(name));
        assertEquals(bitDepth, copy.getBitDepth());
        for (int i = 0; i < image.getProcessor().getPixelCount(); i++) {
            assertEquals(image.getProcessor().getf(i), copy.getProcessor().getf(i));
        }
        assertEquals(List.of(name), names(), "nothing else is left in the folder");
    }

    @Test
    void aPngKeepsTheLutAsPalette() throws IOException {
        final ImagePlus image = TestImages.single(8);
        final byte[][] colours = new byte[3][256];
        final Random random = new Random(3);
        for (final byte[] colour : colours) {
            random.nextBytes(colour);
        }
        image.setLut(new LUT(colours[0], colours[1], colours[2]));
        ImageFiles.write(image, folder.resolve("lut.png"));
        final ImagePlus copy = ImageFiles.open(folder.resolve("lut.png"));
        assertArrayEquals((byte[]) image.getProcessor().getPixels(), (byte[]) copy.getProcessor().getPixels());
        assertArrayEquals(image.getProcessor().getLut().getBytes(), copy.getProcessor().getLut().getBytes());
    }

    @Test
    void aTiffKeepsAHyperstackWithItsMetadata() throws IOException {
        final ImagePlus image = RegionsTest.withOverlay(TestImages.hyperstack(16, 2, 3, 2));
        image.getCalibration().pixelWidth = 0.5;
        image.getCalibration().setUnit("micron");
        image.setTitle("its title");
        ImageFiles.write(image, folder.resolve("h.tif"));
        assertEquals("its title", image.getTitle(), "writing leaves the image as it was");
        final ImagePlus copy = ImageFiles.open(folder.resolve("h.tif"));
        assertArrayEquals(image.getDimensions(), copy.getDimensions());
        assertTrue(copy instanceof CompositeImage);
        assertEquals(0.5, copy.getCalibration().pixelWidth, 1e-12);
        assertEquals(image.getOverlay().size(), copy.getOverlay().size());
        assertArrayEquals((short[]) image.getStack().getPixels(12), (short[]) copy.getStack().getPixels(12));
    }

    @ParameterizedTest
    @CsvSource({"stack", "float"})
    void whatAPngCannotHoldIsRefused(final String what) throws IOException {
        final ImagePlus image = "stack".equals(what) ? TestImages.stack(8, 2) : TestImages.single(32);
        final LegibleException e = assertThrows(LegibleException.class, () -> ImageFiles.write(image, folder.resolve("x.png")));
        assertTrue(e.getMessage().contains(".tif"), e.getMessage());
        assertEquals(List.of(), names());
    }

    @Test
    void aFileThatIsThereStaysWhenWritingFails() throws IOException {
        final Path path = folder.resolve("x.png");
        Files.writeString(path, "precious");
        assertThrows(LegibleException.class, () -> ImageFiles.write(TestImages.stack(8, 2), path));
        assertEquals("precious", Files.readString(path));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.jpg", "x", "x.lgb"})
    void otherSuffixesAreRefused(final String name) {
        final LegibleException e = assertThrows(LegibleException.class, () -> ImageFiles.write(TestImages.single(8), folder.resolve(name)));
        assertTrue(e.getMessage().contains(".png, .tif"), e.getMessage());
        assertThrows(LegibleException.class, () -> ImageFiles.requireKnownSuffix(folder.resolve(name)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x.png", "x.tif"})
    void aFolderThatIsNotThereIsAPlainError(final String name) {
        final Path path = folder.resolve("missing").resolve(name);
        final LegibleException e = assertThrows(LegibleException.class, () -> ImageFiles.write(TestImages.single(8), path));
        assertTrue(e.getMessage().contains(path.toString()), e.getMessage());
    }

    @Test
    void aMissingFileIsNamed() {
        final Path path = folder.resolve("missing.tif");
        final LegibleException e = assertThrows(LegibleException.class, () -> ImageFiles.open(path));
        assertTrue(e.getMessage().startsWith("There is no file " + path), e.getMessage());
    }

    @Test
    void aFolderIsNoImage() {
        assertThrows(LegibleException.class, () -> ImageFiles.open(folder));
    }

    @ParameterizedTest
    @CsvSource({"notes.txt.bin, hello world this is text", "a.csv, '1,2'", "b.lgb, nothing", "c.dat, ''", "macro.ijm, print(1);"})
    void whatIsNoImageIsRefused(final String name, final String content) throws IOException {
        final Path path = folder.resolve(name);
        Files.writeString(path, content);
        final LegibleException e = assertThrows(LegibleException.class, () -> ImageFiles.open(path));
        assertTrue(e.getMessage().contains(path.toString()) && e.getMessage().contains("not an image"), e.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.png", "a.tif", "a.jpg", "a.gif", "a.bmp", "a.pgm", "a.zip", "a.avi", "a.dcm", "a.fits"})
    void aFileThatOnlyBeginsLikeAnImageIsRefused(final String name) throws IOException {
        final byte[] begin = switch (name) {
            case "a.png" -> new byte[] {(byte) 137, 80, 78, 71, 13, 10, 26, 10};
            case "a.tif" -> new byte[] {73, 73, 42, 0, 8, 0, 0, 0};
            case "a.jpg" -> new byte[] {(byte) 255, (byte) 216, (byte) 255, (byte) 224};
            case "a.gif" -> "GIF89a".getBytes();
            case "a.bmp" -> "BM\u0001\u0001".getBytes();
            case "a.pgm" -> "P5 ".getBytes();
            case "a.fits" -> "SIMPLE  = ".getBytes();
            default -> new byte[] {1, 2, 3};
        };
        final Path path = folder.resolve(name);
        Files.write(path, begin);
        final LegibleException e = assertThrows(LegibleException.class, () -> ImageFiles.open(path));
        assertTrue(e.getMessage().contains(path.toString()), e.getMessage());
    }

    @Test
    void aFileThatMayNotBeReadIsRefused() throws IOException {
        final Path path = folder.resolve("secret.tif");
        ImageFiles.write(TestImages.single(8), path);
        assertTrue(path.toFile().setReadable(false));
        // The superuser may read everything.
        if (!Files.isReadable(path)) {
            assertTrue(assertThrows(LegibleException.class, () -> ImageFiles.open(path)).getMessage().contains("may not be read"));
        }
        assertFalse(path.toFile().canExecute());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(p -> p.getFileName().toString()).toList();
        }
    }
}
