package org.legible.compare;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.plugins.jpeg.JPEGImageWriteParam;
import javax.imageio.stream.ImageOutputStream;

import org.legible.codec.Progress;
import org.legible.format.LegibleException;

/**
 * Baseline JPEG by Java's own writer: colour at half resolution both ways (4:2:0), Huffman tables made for the picture, and
 * quantisation tables of the standard scaled by the quality as libjpeg scales them.
 */
final class JpegCodec implements ImageCodec {

    /** Name of the codec. */
    static final String NAME = "jpeg";

    private static final float PERCENT = 100;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String identity() {
        return NAME + " of Java " + System.getProperty("java.runtime.version");
    }

    @Override
    public Scale scale() {
        return Scale.QUALITY;
    }

    @Override
    public List<Double> ladder() {
        return List.of(4.0, 10.0, 20.0, 35.0, 60.0, 85.0);
    }

    @Override
    public Encoded encode(final RgbImage image, final double setting, final Progress progress) throws IOException {
        final Stopwatch watch = new Stopwatch();
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final ImageWriter writer = writer();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            final JPEGImageWriteParam settings = (JPEGImageWriteParam) writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality((float) setting / PERCENT);
            settings.setOptimizeHuffmanTables(true);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image.buffered(), null, null), settings);
        } finally {
            writer.dispose();
        }
        return new Encoded(bytes.toByteArray(), watch.seconds());
    }

    private static ImageWriter writer() throws LegibleException {
        // Another library may have registered a writer of its own kind.
        for (final Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg"); writers.hasNext();) {
            final ImageWriter writer = writers.next();
            if (writer.getDefaultWriteParam() instanceof JPEGImageWriteParam) {
                return writer;
            }
        }
        throw new LegibleException("This Java cannot write JPEG files: use another Java, or leave " + NAME + " out of the codecs.");
    }

    @Override
    public Decoded decode(final byte[] file, final Progress progress) throws IOException {
        final Stopwatch watch = new Stopwatch();
        final RgbImage image = RgbImage.of(ImageIO.read(new ByteArrayInputStream(file)));
        return new Decoded(image, watch.seconds());
    }

    @Override
    public void close() {
        // holds nothing
    }
}
