package org.legible.compare;

import java.io.IOException;
import java.util.Optional;

/** Remembers measurements, so that a comparison that is run again measures only what is new. */
public interface MeasurementStore {

    /** Remembers nothing. */
    MeasurementStore NONE = new MeasurementStore() {

        @Override
        public Optional<Measurement> find(final String image, final RgbImage pixels, final ImageCodec codec, final double setting,
            final boolean withText) {
            return Optional.empty();
        }

        @Override
        public void keep(final RgbImage pixels, final ImageCodec codec, final Measurement measurement) {
            // nothing to be found again
        }
    };

    /**
     * Looks for a measurement of the same pixels by a codec of the same {@linkplain ImageCodec#identity() identity}.
     *
     * @param image name that the result is to have
     * @param withText whether one without text errors would not do
     * @throws IOException when the store cannot be read, as a {@link org.legible.format.LegibleException}
     */
    Optional<Measurement> find(String image, RgbImage pixels, ImageCodec codec, double setting, boolean withText) throws IOException;

    /**
     * Remembers a measurement.
     *
     * @throws IOException when the store cannot be written to, as a {@link org.legible.format.LegibleException}
     */
    void keep(RgbImage pixels, ImageCodec codec, Measurement measurement) throws IOException;
}
