package org.legible.report;

import java.io.IOException;
import net.imglib2.RandomAccessibleInterval;
import org.legible.codec.PlaneReader;
import org.legible.codec.Progress;
import org.legible.engine.CodecSession;
import org.legible.format.ImageLayout;
import org.legible.format.LgbFile;

/** The planes of an image, one after the other, each once. */
public interface DecodedPlanes {

    /** Takes a plane. */
    @FunctionalInterface
    interface Consumer {

        /**
         * Called for every plane, in order.
         *
         * @param index number of the plane, from 0
         * @param plane its pixels, as a {@link PlaneReader} gives them; nobody writes to them after the call
         * @throws IOException ends the stream
         */
        void accept(int index, RandomAccessibleInterval<?> plane) throws IOException;
    }

    /** @return size, planes and type */
    ImageLayout layout();

    /** Hands over all planes; called once. */
    void forEach(Consumer consumer) throws IOException;

    /** The planes of an image that can be read. */
    static DecodedPlanes of(final PlaneReader image) {
        return new DecodedPlanes() {
            @Override
            public ImageLayout layout() {
                return image.layout();
            }

            @Override
            public void forEach(final Consumer consumer) throws IOException {
                for (int plane = 0; plane < image.layout().planes(); plane++) {
                    consumer.accept(plane, image.plane(plane));
                }
            }
        };
    }

    /**
     * The planes of a file, decoded as they are asked for: only one is in memory.
     *
     * @param session with the bundle that wrote the file
     * @param warnings hears what was wrong in the file, in plain sentences
     * @param progress can end the decoding
     */
    static DecodedPlanes of(final LgbFile file, final CodecSession session, final java.util.function.Consumer<String> warnings,
        final Progress progress) {
        return new DecodedPlanes() {
            @Override
            public ImageLayout layout() {
                return file.header().layout();
            }

            @Override
            public void forEach(final Consumer consumer) throws IOException {
                final PlaneStream stream = new PlaneStream(layout(), consumer);
                session.decode(file, stream, progress).warnings().forEach(warnings);
                stream.finish();
            }
        };
    }
}
