package org.legible.ij;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.process.LUT;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.legible.format.LegibleException;

/** LUTs, display ranges, composite mode and position through {@link ImageMetadata}. */
class DisplayTest {

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 32})
    void displayRange(final int bitDepth) throws LegibleException {
        final ImagePlus image = TestImages.single(bitDepth);
        image.setDisplayRange(11, 99.0);
        final ImagePlus copy = ImageMetadataTest.roundTrip(image);
        assertEquals(11, copy.getDisplayRangeMin());
        assertEquals(99, copy.getDisplayRangeMax());
    }

    @Test
    void displayRangeOfAStack() throws LegibleException {
        final ImagePlus image = TestImages.stack(16, 4);
        image.setDisplayRange(1000, 2000);
        final ImagePlus copy = ImageMetadataTest.roundTrip(image);
        copy.setSlice(4);
        assertEquals(1000, copy.getDisplayRangeMin());
        assertEquals(2000, copy.getDisplayRangeMax());
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 32})
    void lut(final int bitDepth) throws LegibleException {
        final ImagePlus image = TestImages.stack(bitDepth, 2);
        final LUT lut = randomLut(5);
        image.setLut(lut);
        final ImagePlus copy = ImageMetadataTest.roundTrip(image);
        assertArrayEquals(lut.getBytes(), copy.getProcessor().getLut().getBytes());
        copy.setSlice(2);
        assertArrayEquals(lut.getBytes(), copy.getProcessor().getLut().getBytes());
    }

    @Test
    void invertedLut() throws LegibleException {
        final ImagePlus image = TestImages.single(8);
        image.setLut(LUT.createLutFromColor(Color.WHITE).createInvertedLut());
        assertTrue(ImageMetadataTest.roundTrip(image).isInvertedLut());
    }

    @Test
    void theLutOfA8BitImageIsKeptApartFromItsDisplayRange() throws LegibleException {
        final ImagePlus image = TestImages.single(8);
        final LUT lut = randomLut(6);
        image.setLut(lut);
        image.setDisplayRange(20, 30);
        final ImagePlus copy = ImageMetadataTest.roundTrip(image);
        assertArrayEquals(lut.getBytes(), copy.getProcessor().getLut().getBytes());
        assertEquals(20, copy.getDisplayRangeMin());
        assertEquals(30, copy.getDisplayRangeMax());
    }

    private static LUT randomLut(final long seed) {
        final Random random = new Random(seed);
        final byte[][] colours = new byte[3][256];
        Arrays.stream(colours).forEach(random::nextBytes);
        return new LUT(colours[0], colours[1], colours[2]);
    }

    @ParameterizedTest
    @ValueSource(ints = {CompositeImage.COMPOSITE, CompositeImage.COLOR, CompositeImage.GRAYSCALE})
    void channelsOfAComposite(final int mode) throws LegibleException {
        final CompositeImage image = (CompositeImage) TestImages.hyperstack(16, 3, 2, 1);
        final LUT[] luts = new LUT[3];
        for (int i = 0; i < 3; i++) {
            luts[i] = randomLut(i);
            luts[i].min = 100 * i;
            luts[i].max = 1000 * (i + 1);
        }
        image.setLuts(luts);
        image.setMode(mode);
        image.setPosition(2, 2, 1);

        final CompositeImage copy = (CompositeImage) ImageMetadataTest.roundTrip(image);
        assertEquals(mode, copy.getMode());
        assertEquals(2, copy.getChannel());
        assertEquals(2, copy.getSlice());
        for (int i = 0; i < 3; i++) {
            final LUT found = copy.getChannelLut(i + 1);
            assertArrayEquals(luts[i].getBytes(), found.getBytes(), "LUT of channel " + (i + 1));
            assertEquals(luts[i].min, found.min);
            assertEquals(luts[i].max, found.max);
        }
    }

    @Test
    void theRangeOfTheShownChannelOfAComposite() throws LegibleException {
        final CompositeImage image = (CompositeImage) TestImages.hyperstack(16, 2, 1, 1);
        image.setMode(CompositeImage.COLOR);
        image.setC(2);
        image.setDisplayRange(7, 77);
        final ImagePlus copy = ImageMetadataTest.roundTrip(image);
        assertEquals(2, copy.getC());
        assertEquals(7, copy.getDisplayRangeMin());
        assertEquals(77, copy.getDisplayRangeMax());
    }

    @Test
    void activeChannels() throws LegibleException {
        final CompositeImage image = (CompositeImage) TestImages.hyperstack(8, 3, 1, 1);
        image.getActiveChannels()[1] = false;
        final boolean[] found = ((CompositeImage) ImageMetadataTest.roundTrip(image)).getActiveChannels();
        assertTrue(found[0] && !found[1] && found[2]);
    }

    @Test
    void channelsThatWereNotShownAsAComposite() throws LegibleException {
        final ImagePlus image = TestImages.stack(8, 4);
        image.setDimensions(2, 1, 2);
        image.setOpenAsHyperStack(true);
        final CompositeImage copy = (CompositeImage) ImageMetadataTest.roundTrip(image);
        assertEquals(CompositeImage.GRAYSCALE, copy.getMode());
        assertArrayEquals(image.getDimensions(), copy.getDimensions());
    }

    @Test
    void positionInAHyperstack() throws LegibleException {
        final ImagePlus image = TestImages.hyperstack(8, 2, 3, 4);
        image.setPosition(2, 3, 4);
        final ImagePlus copy = ImageMetadataTest.roundTrip(image);
        assertEquals(List.of(2, 3, 4), List.of(copy.getChannel(), copy.getSlice(), copy.getFrame()));
        assertTrue(copy.isHyperStack());
    }

    @Test
    void positionInAStack() throws LegibleException {
        final ImagePlus image = TestImages.stack(24, 5);
        image.setSlice(4);
        assertEquals(4, ImageMetadataTest.roundTrip(image).getCurrentSlice());
    }
}
