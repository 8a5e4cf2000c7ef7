package org.legible.codec;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;

import org.legible.format.SampleType;

/** Which pixel type of ImgLib2 stands for which sample type. */
final class PixelTypes {

    private PixelTypes() {
    }

    static Class<?> of(final SampleType type) {
        return switch (type) {
            case GREY8 -> UnsignedByteType.class;
            case GREY16 -> UnsignedShortType.class;
            case RGB24 -> ARGBType.class;
            case FLOAT32 -> FloatType.class;
        };
    }

    /** The same pixels, after a look at their type: a wrong one is the caller's mistake. */
    static RandomAccessibleInterval<?> require(final RandomAccessibleInterval<?> pixels, final SampleType type) {
        if (!of(type).isInstance(pixels.getType())) {
            throw new IllegalArgumentException(pixels.getType().getClass().getSimpleName() + " pixels for " + type);
        }
        return pixels;
    }
}
