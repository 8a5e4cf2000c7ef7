package org.legible.report;

import java.io.IOException;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import org.legible.codec.PlaneWriter;
import org.legible.format.ImageLayout;

/** Takes decoded planes and hands each on when the next one begins, so that only one is in memory. */
public final class PlaneStream implements PlaneWriter {

    private final ImageLayout layout;
    private final DecodedPlanes.Consumer consumer;
    private RandomAccessibleInterval<?> plane;
    private int current = -1;

    /**
     * @param layout of the planes
     * @param consumer takes the complete ones, in the order in which they come
     */
    public PlaneStream(final ImageLayout layout, final DecodedPlanes.Consumer consumer) {
        this.layout = layout;
        this.consumer = consumer;
    }

    @Override
    public RandomAccessibleInterval<?> plane(final int index) throws IOException {
        if (index != current) {
            finish();
            plane = newPlane();
            current = index;
        }
        return plane;
    }

    /** Hands on the last plane. */
    public void finish() throws IOException {
        if (current >= 0) {
            consumer.accept(current, plane);
            current = -1;
        }
    }

    private RandomAccessibleInterval<?> newPlane() {
        final long[] size = {layout.width(), layout.height()};
        return switch (layout.type()) {
            case GREY8 -> ArrayImgs.unsignedBytes(size);
            case GREY16 -> ArrayImgs.unsignedShorts(size);
            case RGB24 -> ArrayImgs.argbs(size);
            case FLOAT32 -> ArrayImgs.floats(size);
        };
    }
}
