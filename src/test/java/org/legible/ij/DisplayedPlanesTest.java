package org.legible.ij;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.LUT;

import java.awt.Color;
import java.io.IOException;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.view.Views;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.legible.format.LegibleException;

/** Planes as a person sees them: what ImageJ itself makes of the image is the measure. */
class DisplayedPlanesTest {

    private static void assertShows(final ImagePlus image) throws IOException {
        final DisplayedPlanes planes = new DisplayedPlanes(image);
        final RandomAccessibleInterval<ARGBType> picture = planes.picture(planes.current());
        image.updateAndDraw();
        final ColorProcessor expected = new ColorProcessor(image.getImage());
        final Cursor<ARGBType> cursor = Views.flatIterable(picture).localizingCursor();
        while (cursor.hasNext()) {
            cursor.fwd();
            assertEquals(expected.get(cursor.getIntPosition(0), cursor.getIntPosition(1)) & 0xffffff, cursor.get().get() & 0xffffff);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 24, 32})
    void displayRangesAndLutsCount(final int bitDepth) throws IOException {
        final ImagePlus image = TestImages.single(bitDepth);
        assertShows(image);
        if (bitDepth != 24) {
            image.setDisplayRange(bitDepth == 32 ? -0.5 : 40, bitDepth == 32 ? 1 : 200);
            assertShows(image);
            image.setLut(LUT.createLutFromColor(Color.RED));
            image.setDisplayRange(bitDepth == 32 ? -0.5 : 40, bitDepth == 32 ? 1 : 200);
            assertShows(image);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 32})
    void aStackShowsTheCurrentSlice(final int bitDepth) throws IOException {
        final ImagePlus image = TestImages.stack(bitDepth, 3);
        image.setSlice(2);
        image.setDisplayRange(bitDepth == 32 ? -0.5 : 40, bitDepth == 32 ? 1 : 200);
        assertShows(image);
    }

    @ParameterizedTest
    @ValueSource(ints = {CompositeImage.COMPOSITE, CompositeImage.COLOR, CompositeImage.GRAYSCALE})
    void channelsAreShownAsTheImageShowsThem(final int mode) throws IOException {
        final CompositeImage image = (CompositeImage) TestImages.hyperstack(16, 3, 2, 1);
        image.setMode(mode);
        image.setPositionWithoutUpdate(2, 2, 1);
        image.updateAndDraw();
        assertShows(image);
        if (mode == CompositeImage.COMPOSITE) {
            image.getActiveChannels()[1] = false;
            image.updateAndDraw();
            assertShows(image);
        }
    }

    @Test
    void anImageWithoutPixelsIsRefused() {
        assertThrows(LegibleException.class, () -> new DisplayedPlanes(new ImagePlus()));
        assertThrows(LegibleException.class, () -> new DisplayedPlanes(null));
    }
}
