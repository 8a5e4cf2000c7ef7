package org.legible.ij;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.VirtualStack;
import ij.process.ImageProcessor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImg;
import net.imglib2.img.basictypeaccess.array.ArrayDataAccess;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.legible.format.ImageLayout;
import org.legible.format.LegibleException;
import org.legible.format.SampleType;

/** {@link ImagePlusReader} and {@link ImagePlusWriter}. */
class PlanesTest {

    @ParameterizedTest
    @CsvSource({"8, GREY8", "16, GREY16", "24, RGB24", "32, FLOAT32"})
    void aPlaneIsAViewOfTheImagesOwnPixels(final int bitDepth, final SampleType type) throws IOException {
        final ImagePlus image = TestImages.single(bitDepth);
        final ImagePlusReader reader = new ImagePlusReader(image);
        assertEquals(new ImageLayout(TestImages.WIDTH, TestImages.HEIGHT, 1, 1, 1, type), reader.layout());

        final RandomAccessibleInterval<?> plane = reader.plane(0);
        assertEquals(TestImages.WIDTH, plane.dimension(0));
        assertEquals(TestImages.HEIGHT, plane.dimension(1));
        assertSame(image.getProcessor().getPixels(), arrayOf(plane), "no copy");
        assertSame(elementType(type), Cursors.first(plane).getClass());
    }

    private static Class<?> elementType(final SampleType type) {
        return switch (type) {
            case GREY8 -> UnsignedByteType.class;
            case GREY16 -> UnsignedShortType.class;
            case RGB24 -> ARGBType.class;
            case FLOAT32 -> FloatType.class;
        };
    }

    private static Object arrayOf(final RandomAccessibleInterval<?> plane) {
        return ((ArrayDataAccess<?>) ((ArrayImg<?, ?>) plane).update(null)).getCurrentStorageArray();
    }

    @Test
    void planesComeInImageJsOrder() throws IOException {
        final ImagePlus image = TestImages.hyperstack(8, 2, 3, 4);
        final ImagePlusReader reader = new ImagePlusReader(image);
        assertEquals(new ImageLayout(TestImages.WIDTH, TestImages.HEIGHT, 2, 3, 4, SampleType.GREY8), reader.layout());
        for (int frame = 1; frame <= 4; frame++) {
            for (int slice = 1; slice <= 3; slice++) {
                for (int channel = 1; channel <= 2; channel++) {
                    final int index = image.getStackIndex(channel, slice, frame);
                    assertSame(image.getStack().getPixels(index), arrayOf(reader.plane(index - 1)));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {8, 16, 24, 32})
    void whatIsReadAndWrittenIsTheSameImage(final int bitDepth) throws IOException {
        final ImagePlus image = TestImages.hyperstack(bitDepth, bitDepth == 24 ? 1 : 2, 3, 2);
        final ImagePlus copy = copy(image);
        assertArrayEquals(image.getDimensions(), copy.getDimensions());
        assertEquals(image.getBitDepth(), copy.getBitDepth());
        assertEquals(image.isComposite(), copy.isComposite());
        for (int i = 1; i <= image.getStackSize(); i++) {
            assertEquals(image.getStack().getProcessor(i).getStatistics().mean, copy.getStack().getProcessor(i).getStatistics().mean);
            assertEquals(0, difference(image.getStack().getProcessor(i), copy.getStack().getProcessor(i)));
        }
    }

    private static int difference(final ImageProcessor a, final ImageProcessor b) {
        int count = 0;
        for (int i = 0; i < a.getPixelCount(); i++) {
            count += a.get(i) == b.get(i) ? 0 : 1;
        }
        return count;
    }

    private static ImagePlus copy(final ImagePlus image) throws IOException {
        final ImagePlusReader reader = new ImagePlusReader(image);
        final ImagePlusWriter writer = new ImagePlusWriter(reader.layout());
        for (int i = 0; i < reader.layout().planes(); i++) {
            final Object from = arrayOf(reader.plane(i));
            System.arraycopy(from, 0, arrayOf(writer.plane(i)), 0, reader.layout().width() * reader.layout().height());
        }
        return writer.image("copy");
    }

    @Test
    void nineChannelsAreMoreThanACompositeShowsAtOnce() throws IOException {
        final ImagePlus copy = copy(TestImages.hyperstack(8, 9, 1, 1));
        assertEquals(9, copy.getNChannels());
        assertEquals(CompositeImage.COLOR, ((CompositeImage) copy).getMode());
    }

    @Test
    void anImageWithoutPixelsIsRefused() {
        for (final ImagePlus image : new ImagePlus[] {null, new ImagePlus()}) {
            final LegibleException e = assertThrows(LegibleException.class, () -> new ImagePlusReader(image));
            assertTrue(e.getMessage().contains("no image") || e.getMessage().contains("no pixels"), e.getMessage());
        }
    }

    @Test
    void aStackOfMixedTypesIsRefusedAtTheSliceThatDiffers() throws IOException {
        final ImageStack stack = new ImageStack(TestImages.WIDTH, TestImages.HEIGHT);
        stack.addSlice(TestImages.plane(8, TestImages.WIDTH, TestImages.HEIGHT, 1));
        stack.addSlice(TestImages.plane(8, TestImages.WIDTH, TestImages.HEIGHT, 2));
        stack.setPixels(new short[TestImages.WIDTH * TestImages.HEIGHT], 2);
        final ImagePlusReader reader = new ImagePlusReader(new ImagePlus("mixed", stack));
        reader.plane(0);
        final LegibleException e = assertThrows(LegibleException.class, () -> reader.plane(1));
        assertTrue(e.getMessage().contains("\"mixed\"") && e.getMessage().contains("slice 2"), e.getMessage());
    }

    @Test
    void aVirtualStackIsReadOnePlaneAtATime() throws IOException {
        final List<Integer> read = new ArrayList<>();
        final ImagePlusReader reader = new ImagePlusReader(new ImagePlus("virtual", new Slices(read, 5)));
        assertEquals(5, reader.layout().planes());
        read.clear();
        reader.plane(3);
        assertEquals(List.of(4), read);
    }

    @Test
    void aVirtualStackThatFailsNamesTheSlice() throws IOException {
        final ImagePlusReader reader = new ImagePlusReader(new ImagePlus("virtual", new Slices(new ArrayList<>(), 2)));
        final LegibleException e = assertThrows(LegibleException.class, () -> reader.plane(1));
        assertTrue(e.getMessage().contains("slice 2 could not be read"), e.getMessage());
    }

    /** A virtual stack whose second slice cannot be read. */
    private static final class Slices extends VirtualStack {

        private final List<Integer> read;
        private final int size;

        Slices(final List<Integer> read, final int size) {
            super(TestImages.WIDTH, TestImages.HEIGHT, null, null);
            this.read = read;
            this.size = size;
        }

        @Override
        public ImageProcessor getProcessor(final int n) {
            read.add(n);
            if (n == 2) {
                throw new IllegalStateException("the disk is gone");
            }
            return TestImages.plane(16, TestImages.WIDTH, TestImages.HEIGHT, n);
        }

        @Override
        public Object getPixels(final int n) {
            return getProcessor(n).getPixels();
        }

        @Override
        public int getSize() {
            return size;
        }

        @Override
        public int size() {
            return size;
        }

        @Override
        public String getSliceLabel(final int n) {
            return null;
        }

        @Override
        public int getBitDepth() {
            return 16;
        }
    }

    /** Peeks at pixels. */
    private static final class Cursors {

        private Cursors() {
        }

        static Object first(final RandomAccessibleInterval<?> plane) {
            final Cursor<?> cursor = ((ArrayImg<?, ?>) plane).cursor();
            return cursor.next();
        }
    }
}
