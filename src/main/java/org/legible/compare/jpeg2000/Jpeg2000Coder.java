package org.legible.compare.jpeg2000;

import java.awt.image.BufferedImage;
import java.io.IOException;

/** Encodes and decodes JPEG 2000. What the library cannot do, it says with a {@link RuntimeException} of any kind. */
public interface Jpeg2000Coder {

    /**
     * Encodes a picture: irreversible 9/7 wavelet and colour transform, one layer, a bare code stream.
     *
     * @param image interleaved bytes
     * @param rate bits a pixel, greater than 0
     */
    byte[] encode(BufferedImage image, double rate) throws IOException;

    /** Decodes a code stream. */
    BufferedImage decode(byte[] file) throws IOException;

    /**
     * The coder, loaded apart from every other copy of its library.
     *
     * @throws IOException when its library is missing, as a {@link org.legible.format.LegibleException}
     */
    static Jpeg2000Coder isolated() throws IOException {
        return Isolation.coder();
    }
}
