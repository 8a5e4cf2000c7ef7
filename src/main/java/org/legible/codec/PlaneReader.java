package org.legible.codec;

import java.io.IOException;

import net.imglib2.RandomAccessibleInterval;

import org.legible.format.ImageLayout;

/** The image an {@link Encoder} reads, plane by plane. */
public interface PlaneReader {

    /** @return size, planes and sample type of the image; the same at every call */
    ImageLayout layout();

    /**
     * One plane.
     *
     * @param index number of the plane in ImageJ's order, channel fastest, from 0
     * @return two dimensions, x then y, with both minima 0; of {@code UnsignedByteType} for GREY8, {@code UnsignedShortType} for
     *         GREY16, {@code ARGBType} for RGB24 and {@code FloatType} for FLOAT32. It may be asked for more than once.
     * @throws IOException when the plane cannot be read
     */
    RandomAccessibleInterval<?> plane(int index) throws IOException;
}
