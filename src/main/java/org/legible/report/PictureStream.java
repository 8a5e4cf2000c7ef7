package org.legible.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import org.legible.codec.Progress;

/** Planes as a person sees them: one picture for each, or for the channels of a composite. The pixels of one are in memory. */
public final class PictureStream {

    private PictureStream() {
    }

    /** Takes a picture. */
    @FunctionalInterface
    public interface Consumer {

        /**
         * Called for every picture, in order.
         *
         * @param picture two dimensions with both minima 0
         * @throws IOException ends the stream
         */
        void accept(RandomAccessibleInterval<ARGBType> picture) throws IOException;
    }

    /**
     * Shows all planes.
     *
     * @param planes the image
     * @param appearance how it looks
     * @param progress is asked before every picture whether to go on
     * @param consumer takes the pictures
     * @throws CancellationException when {@code progress} ended it
     */
    public static void forEach(final DecodedPlanes planes, final Appearance appearance, final Progress progress, final Consumer consumer)
        throws IOException {
        planes.forEach(of(appearance, progress, consumer));
    }

    /** Takes the planes of an image, in order, and shows them as {@link #forEach} does. For one image. */
    static DecodedPlanes.Consumer of(final Appearance appearance, final Progress progress, final Consumer consumer) {
        final List<RandomAccessibleInterval<?>> waiting = new ArrayList<>();
        return (index, plane) -> {
            waiting.add(plane);
            if (waiting.size() == appearance.planesPerPicture()) {
                if (progress.cancelled()) {
                    throw new CancellationException();
                }
                consumer.accept(appearance.picture(index + 1 - waiting.size(), waiting));
                waiting.clear();
            }
        };
    }
}
