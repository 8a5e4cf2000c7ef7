package org.legible.codec;

import java.io.IOException;

import net.imglib2.RandomAccessibleInterval;

/** Where a {@link Decoder} puts pixels, plane by plane. */
public interface PlaneWriter {

    /**
     * The place for one plane.
     *
     * @param index number of the plane in ImageJ's order, channel fastest, from 0
     * @return two dimensions, x then y, with both minima 0 and the size of the decoded plane or region; of
     *         {@code UnsignedByteType} for GREY8, {@code UnsignedShortType} for GREY16, {@code ARGBType} for RGB24 and
     *         {@code FloatType} for FLOAT32
     * @throws IOException when there is no place for the plane
     */
    RandomAccessibleInterval<?> plane(int index) throws IOException;
}
