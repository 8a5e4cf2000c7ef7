package org.legible.ij;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.process.ImageProcessor;
import ij.process.LUT;

import java.awt.Color;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.legible.codec.Progress;
import org.legible.format.LegibleException;
import org.legible.format.LgbFile;

/** {@link EncodeJob} and {@link DecodeJob}: image to file and back. */
class JobTest {

    private static final byte[] TILE = "TILE".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;

    private ImagePlus throughFile(final ImagePlus image, final EncodeOptions options) throws IOException {
        final File file = folder.resolve("image.lgb").toFile();
        EncodeJob.run(image, file, options, Progress.NONE);
        final DecodeJob decoded = DecodeJob.run(file, "", "auto", Progress.NONE);
        assertEquals(List.of(), decoded.warnings());
        return decoded.image();
    }

    private static EncodeOptions withWindow(final double low, final double high) {
        final EncodeOptions usual = EncodeOptions.DEFAULT;
        return new EncodeOptions(usual.quality(), RateWishes.NONE, TextHandling.DEFAULT, KeptText.DEFAULT, usual.model(), usual.device(),
            RegionBoost.NONE, low, high);
    }

    /** A copy of a file with a bit of the first tile flipped. */
    static byte[] withDamagedTile(final byte[] file) {
        final byte[] damaged = file.clone();
        for (int i = 0; i < damaged.length - TILE.length; i++) {
            if (damaged[i] == TILE[0] && damaged[i + 1] == TILE[1] && damaged[i + 2] == TILE[2] && damaged[i + 3] == TILE[3]) {
                damaged[i + 20] ^= 1;
                return damaged;
            }
        }
        throw new IllegalArgumentException("no tile");
    }

    /** Something a codec can cope with, unlike noise. */
    private static ImagePlus smooth(final ImagePlus image) {
        for (int i = 1; i <= image.getStackSize(); i++) {
            final ImageProcessor plane = image.getStack().getProcessor(i);
            final double top = image.getBitDepth() == 16 ? 4000 : image.getBitDepth() == 32 ? 1 : 250;
            for (int y = 0; y < plane.getHeight(); y++) {
                for (int x = 0; x < plane.getWidth(); x++) {
                    final double value = top * (x + y) / (plane.getWidth() + plane.getHeight());
                    if (image.getBitDepth() == 24) {
                        plane.set(x, y, 0xFF000000 | (int) value << 16 | (int) (250 - value) << 8 | 100);
                    } else {
                        plane.setf(x, y, (float) value);
                    }
                }
            }
        }
        return image;
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 24, 32})
    void aHyperstackOfEveryType(final int bitDepth) throws IOException {
        final ImagePlus image = smooth(TestImages.hyperstack(bitDepth, bitDepth == 24 ? 1 : 2, 2, 2));
        final ImagePlus copy = throughFile(image, bitDepth == 32 ? withWindow(0, 1) : EncodeOptions.DEFAULT);
        assertArrayEquals(image.getDimensions(), copy.getDimensions());
        assertEquals(bitDepth, copy.getBitDepth());
        assertEquals(image.isComposite(), copy.isComposite());
        final double range = bitDepth == 16 ? 4000 : bitDepth == 32 ? 1 : 255;
        for (int i = 1; i <= image.getStackSize(); i++) {
            assertEquals(0, meanDifference(image, copy, i) / range, 0.1, "plane " + i);
        }
    }

    private static double meanDifference(final ImagePlus a, final ImagePlus b, final int plane) {
        final ImageProcessor first = a.getStack().getProcessor(plane);
        final ImageProcessor second = b.getStack().getProcessor(plane);
        double sum = 0;
        for (int i = 0; i < first.getPixelCount(); i++) {
            sum += a.getBitDepth() == 24 ? Math.abs((first.get(i) >> 16 & 255) - (second.get(i) >> 16 & 255))
                : Math.abs(first.getf(i) - second.getf(i));
        }
        return sum / first.getPixelCount();
    }

    @Test
    void metadataComesBack() throws IOException {
        final CompositeImage image = (CompositeImage) RegionsTest.withOverlay(smooth(TestImages.hyperstack(16, 2, 2, 1)));
        image.getCalibration().pixelWidth = 0.25;
        image.getCalibration().setUnit("\u00B5m");
        image.setChannelLut(LUT.createLutFromColor(Color.ORANGE), 2);
        image.getStack().setSliceLabel("label", 3);
        image.setProperty("Info", "some info");
        final ImagePlus copy = throughFile(image, EncodeOptions.DEFAULT);
        assertEquals(0.25, copy.getCalibration().pixelWidth);
        assertEquals("\u00B5m", copy.getCalibration().getUnit());
        assertArrayEquals(image.getLuts()[1].getBytes(), copy.getLuts()[1].getBytes());
        assertEquals("label", copy.getStack().getSliceLabel(3));
        assertEquals("some info", copy.getInfoProperty());
        assertEquals(image.getOverlay().size(), copy.getOverlay().size());
        assertNotNull(copy.getRoi());
    }

    @Test
    void theTitleIsTheFilesNameAndTheOriginalOneIsKept() throws IOException {
        final ImagePlus copy = throughFile(smooth(TestImages.single(8)), EncodeOptions.DEFAULT);
        assertEquals("image.lgb", copy.getTitle());
        assertEquals("single 8", copy.getProp("Original title"));
    }

    @Test
    void imageJKnowsWhereTheDecodedFileLies() throws IOException {
        final ImagePlus copy = throughFile(smooth(TestImages.single(8)), EncodeOptions.DEFAULT);
        assertEquals(folder.resolve("image.lgb").toString(), copy.getOriginalFileInfo().getFilePath());
        final int before = copy.getProcessor().get(3, 3);
        copy.revert();
        assertEquals(before, copy.getProcessor().get(3, 3), "ImageJ must not take the file for raw samples");
    }

    @Test
    void generationsAreCounted() throws IOException {
        final ImagePlus second = throughFile(throughFile(smooth(TestImages.single(8)), EncodeOptions.DEFAULT), EncodeOptions.DEFAULT);
        try (LgbFile file = LgbFile.open(folder.resolve("image.lgb"))) {
            assertEquals(2, file.header().generation());
            assertTrue(file.header().software().startsWith("Legible"));
        }
        assertEquals(3, Generation.next(second));
        assertEquals(1, Generation.next(TestImages.single(8)));
    }

    @Test
    void theImageItselfIsNotChanged() throws IOException {
        final ImagePlus image = RegionsTest.withOverlay(smooth(TestImages.single(16)));
        final short[] before = ((short[]) image.getProcessor().getPixels()).clone();
        final byte[] metadata = ImageMetadata.capture(image);
        throughFile(image, EncodeOptions.DEFAULT);
        assertArrayEquals(before, (short[]) image.getProcessor().getPixels());
        assertArrayEquals(metadata, ImageMetadata.capture(image));
    }

    @Test
    void aNameWithoutTheSuffixGetsIt() throws IOException {
        final File file = folder.resolve("name").toFile();
        final String said = EncodeJob.run(smooth(TestImages.single(8)), file, EncodeOptions.DEFAULT, Progress.NONE);
        assertTrue(Files.exists(folder.resolve("name.lgb")));
        assertTrue(said.startsWith(folder.resolve("name.lgb") + ": "), said);
    }

    @Test
    void aDamagedTileIsOutlinedAndReported() throws IOException {
        final File file = folder.resolve("damaged.lgb").toFile();
        EncodeJob.run(smooth(TestImages.single(24)), file, EncodeOptions.DEFAULT, Progress.NONE);
        Files.write(file.toPath(), withDamagedTile(Files.readAllBytes(file.toPath())));
        final DecodeJob decoded = DecodeJob.run(file, "", "auto", Progress.NONE);
        assertFalse(decoded.warnings().isEmpty());
        assertEquals(1, decoded.image().getOverlay().size());
        assertEquals("damaged tile 1", decoded.image().getOverlay().get(0).getName());
    }

    @Test
    void cancellingAnEncodingLeavesNoFile() throws IOException {
        final ImagePlus image = smooth(TestImages.stack(8, 3));
        assertThrows(CancellationException.class,
            () -> EncodeJob.run(image, folder.resolve("x.lgb").toFile(), EncodeOptions.DEFAULT, new CancelAtOnce()));
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void cancellingADecodingEndsIt() throws IOException {
        final File file = folder.resolve("x.lgb").toFile();
        EncodeJob.run(smooth(TestImages.single(8)), file, EncodeOptions.DEFAULT, Progress.NONE);
        assertThrows(CancellationException.class, () -> DecodeJob.run(file, "", "auto", new CancelAtOnce()));
    }

    @Test
    void progressGoesFromStartToEnd() throws IOException {
        final List<Double> shares = new ArrayList<>();
        final Progress progress = new Progress() {
            @Override
            public void update(final long done, final long total, final String what) {
                shares.add((double) done / total);
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        };
        EncodeJob.run(smooth(TestImages.stack(8, 3)), folder.resolve("x.lgb").toFile(), EncodeOptions.DEFAULT, progress);
        assertEquals(1.0, shares.get(shares.size() - 1));
        assertEquals(shares.stream().sorted().toList(), shares);
    }

    @Test
    void aWrongBundleIsNamed() throws IOException {
        final File file = folder.resolve("x.lgb").toFile();
        EncodeJob.run(smooth(TestImages.single(8)), file, EncodeOptions.DEFAULT, Progress.NONE);
        final LegibleException e = assertThrows(LegibleException.class, () -> DecodeJob.run(file, "nosuchmodel", "auto", Progress.NONE));
        assertTrue(e.getMessage().contains("nosuchmodel"), e.getMessage());
    }

    private static final class CancelAtOnce implements Progress {

        @Override
        public void update(final long done, final long total, final String what) {
            // is not interested
        }

        @Override
        public boolean cancelled() {
            return true;
        }
    }
}
