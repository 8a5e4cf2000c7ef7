package org.legible.ij;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.ImageStack;
import ij.process.ByteProcessor;
import ij.process.ColorProcessor;
import ij.process.FloatProcessor;
import ij.process.ImageProcessor;
import ij.process.ShortProcessor;

import java.util.Random;

/** Images of every type with seeded random samples. */
final class TestImages {

    static final int WIDTH = 23;
    static final int HEIGHT = 17;

    private TestImages() {
    }

    /** A plane of 8, 16, 24 or 32 bits. */
    static ImageProcessor plane(final int bitDepth, final int width, final int height, final long seed) {
        final Random random = new Random(seed);
        final int count = width * height;
        switch (bitDepth) {
            case 8:
                final byte[] bytes = new byte[count];
                random.nextBytes(bytes);
                return new ByteProcessor(width, height, bytes);
            case 16:
                final short[] shorts = new short[count];
                for (int i = 0; i < count; i++) {
                    shorts[i] = (short) random.nextInt(1 << 16);
                }
                return new ShortProcessor(width, height, shorts, null);
            case 24:
                return new ColorProcessor(width, height, random.ints(count).map(i -> i | 0xFF000000).toArray());
            default:
                final float[] floats = new float[count];
                for (int i = 0; i < count; i++) {
                    floats[i] = (float) random.nextGaussian();
                }
                return new FloatProcessor(width, height, floats);
        }
    }

    static ImagePlus single(final int bitDepth) {
        return new ImagePlus("single " + bitDepth, plane(bitDepth, WIDTH, HEIGHT, bitDepth));
    }

    static ImagePlus stack(final int bitDepth, final int planes) {
        final ImageStack stack = new ImageStack(WIDTH, HEIGHT);
        for (int i = 0; i < planes; i++) {
            stack.addSlice(plane(bitDepth, WIDTH, HEIGHT, 100L * bitDepth + i));
        }
        return new ImagePlus("stack " + bitDepth, stack);
    }

    static ImagePlus hyperstack(final int bitDepth, final int channels, final int slices, final int frames) {
        final ImagePlus image = stack(bitDepth, channels * slices * frames);
        image.setDimensions(channels, slices, frames);
        image.setOpenAsHyperStack(true);
        return bitDepth == 24 || channels == 1 ? image : new CompositeImage(image, CompositeImage.COMPOSITE);
    }
}
