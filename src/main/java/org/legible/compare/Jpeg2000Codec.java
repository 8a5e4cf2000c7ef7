package org.legible.compare;

import java.io.IOException;
import java.util.List;

import org.legible.codec.Progress;
import org.legible.compare.jpeg2000.Jpeg2000Coder;
import org.legible.format.LegibleException;

/**
 * JPEG 2000 by JJ2000, the reference software in Java: irreversible 9/7 wavelet and colour transform, one layer, a bare code stream.
 * Its settings are rates: bits a pixel, which the files keep to within about one percent where the picture has that much to say.
 */
final class Jpeg2000Codec implements ImageCodec {

    /** Name of the codec. */
    static final String NAME = "jpeg2000";

    private static final Scale RATE = new Scale("rate in bits a pixel", 0.01, 24);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String identity() {
        return NAME + " of jai-imageio-jpeg2000";
    }

    @Override
    public Scale scale() {
        return RATE;
    }

    @Override
    public List<Double> ladder() {
        return List.of(0.1, 0.2, 0.35, 0.6, 1.0, 1.6);
    }

    @Override
    public Encoded encode(final RgbImage image, final double setting, final Progress progress) throws IOException {
        final Jpeg2000Coder coder = Jpeg2000Coder.isolated();
        final Stopwatch watch = new Stopwatch();
        try {
            return new Encoded(coder.encode(image.interleaved(), setting), watch.seconds());
        } catch (final RuntimeException e) {
            // How JJ2000 says, among other things, that a rate is too low for its headers.
            throw failed("encode", e);
        }
    }

    @Override
    public Decoded decode(final byte[] file, final Progress progress) throws IOException {
        final Jpeg2000Coder coder = Jpeg2000Coder.isolated();
        final Stopwatch watch = new Stopwatch();
        try {
            return new Decoded(RgbImage.of(coder.decode(file)), watch.seconds());
        } catch (final RuntimeException e) {
            throw failed("decode", e);
        }
    }

    private static LegibleException failed(final String what, final RuntimeException cause) {
        return new LegibleException(NAME + " could not " + what + " (" + cause.getMessage() + "): try a higher rate or another image.", cause);
    }

    @Override
    public void close() {
        // holds nothing
    }
}
