package org.legible.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.plugin.LutLoader;
import ij.process.ByteProcessor;
import ij.process.LUT;

import java.awt.image.IndexColorModel;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.legible.codec.Progress;

class IndexedColoursTest {

    /** A dark purple, white and black: the palette of a screenshot that was saved small. */
    private static final byte[] RED = {46, (byte) 255, 0, 45};
    private static final byte[] GREEN = {31, (byte) 255, 0, 45};
    private static final byte[] BLUE = {94, (byte) 255, 0, 45};

    @TempDir
    private Path folder;

    private static ImagePlus screenshot() {
        final ByteProcessor pixels = new ByteProcessor(96, 64);
        for (int i = 0; i < 96 * 64; i++) {
            pixels.set(i, i % 96 < 40 ? 0 : 1);
        }
        pixels.setColorModel(new IndexColorModel(8, 4, RED, GREEN, BLUE));
        final ImagePlus image = new ImagePlus("screenshot", pixels);
        image.getCalibration().pixelWidth = 0.5;
        image.setProp("Source", "a screen");
        return image;
    }

    @Test
    void aPaletteIsEncodedByItsColours() throws IOException {
        final ImagePlus image = screenshot();
        final File file = folder.resolve("screenshot.lgb").toFile();
        EncodeJob.run(image, file, EncodeOptions.DEFAULT, Progress.NONE);
        final ImagePlus decoded = DecodeJob.run(file, "", "auto", Progress.NONE).image();
        assertEquals(24, decoded.getBitDepth());
        assertEquals(0.5, decoded.getCalibration().pixelWidth);
        assertEquals("a screen", decoded.getProp("Source"));
        final int[] before = {46, 31, 94};
        for (int x = 4; x < 36; x++) {
            for (int channel = 0; channel < 3; channel++) {
                assertTrue(Math.abs(decoded.getPixel(x, 30)[channel] - before[channel]) < 12, x + ": " + decoded.getPixel(x, 30)[channel]);
            }
        }
        assertEquals(8, image.getBitDepth(), "the image itself is left alone");
    }

    @Test
    void aRampOfColoursIsForGreyValues() {
        final ImagePlus image = new ImagePlus("cells", new ByteProcessor(16, 16, ramp()));
        assertSame(image, IndexedColours.resolved(image));
        image.getProcessor().setColorModel(LutLoader.getLut("fire"));
        assertSame(image, IndexedColours.resolved(image));
        image.getProcessor().invertLut();
        assertSame(image, IndexedColours.resolved(image));
    }

    @Test
    void coloursAtTheEndsOfALutAreMarks() {
        final byte[][] grey = {ramp(), ramp(), ramp()};
        grey[0][255] = (byte) 255;
        grey[1][255] = 0;
        grey[2][255] = 0;
        grey[2][0] = (byte) 255;
        final ImagePlus image = new ImagePlus("marked", new ByteProcessor(16, 16, ramp()));
        image.setLut(new LUT(grey[0], grey[1], grey[2]));
        assertSame(image, IndexedColours.resolved(image));
    }

    @Test
    void otherTypesAndNoImageAreLeftAlone() {
        assertSame(null, IndexedColours.resolved(null));
        final ImagePlus empty = new ImagePlus();
        assertSame(empty, IndexedColours.resolved(empty));
        assertNotSame(null, IndexedColours.resolved(screenshot()));
    }

    private static byte[] ramp() {
        final byte[] values = new byte[256];
        for (int i = 0; i < values.length; i++) {
            values[i] = (byte) i;
        }
        return values;
    }
}
