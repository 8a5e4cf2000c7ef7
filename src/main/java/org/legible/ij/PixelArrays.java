package org.legible.ij;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;

import org.legible.format.ImageLayout;

/** ImageJ's pixel arrays as ImgLib2 images over the same memory. */
final class PixelArrays {

    private PixelArrays() {
    }

    /**
     * A view of an array; nothing is copied.
     *
     * @param pixels {@code byte[]}, {@code short[]}, {@code int[]} or {@code float[]} with {@code width * height} elements
     * @return two dimensions, x then y; {@code null} where the array is not the one for the layout's sample type and size
     */
    static RandomAccessibleInterval<?> wrap(final Object pixels, final ImageLayout layout) {
        final int width = layout.width();
        final int height = layout.height();
        final int count = width * height;
        switch (layout.type()) {
            case GREY8:
                return pixels instanceof byte[] bytes && bytes.length == count
                    ? ArrayImgs.unsignedBytes(bytes, width, height) : null;
            case GREY16:
                return pixels instanceof short[] shorts && shorts.length == count
                    ? ArrayImgs.unsignedShorts(shorts, width, height) : null;
            case RGB24:
                return pixels instanceof int[] ints && ints.length == count
                    ? ArrayImgs.argbs(ints, width, height) : null;
            case FLOAT32:
                return pixels instanceof float[] floats && floats.length == count
                    ? ArrayImgs.floats(floats, width, height) : null;
            default:
                throw new IllegalArgumentException("sample type " + layout.type());
        }
    }
}
