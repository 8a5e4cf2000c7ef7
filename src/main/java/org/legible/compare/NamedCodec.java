package org.legible.compare;

import java.io.IOException;
import java.util.List;

import org.legible.codec.Progress;

/**
 * A codec under another name, for tables and plots.
 *
 * @param codec that does the work
 * @param name its new name
 */
public record NamedCodec(ImageCodec codec, String name) implements ImageCodec {

    @Override
    public String identity() throws IOException {
        return codec.identity();
    }

    @Override
    public Scale scale() {
        return codec.scale();
    }

    @Override
    public List<Double> ladder() {
        return codec.ladder();
    }

    @Override
    public Encoded encode(final RgbImage image, final double setting, final Progress progress) throws IOException {
        return codec.encode(image, setting, progress);
    }

    @Override
    public Decoded decode(final byte[] file, final Progress progress) throws IOException {
        return codec.decode(file, progress);
    }

    @Override
    public void close() {
        codec.close();
    }
}
