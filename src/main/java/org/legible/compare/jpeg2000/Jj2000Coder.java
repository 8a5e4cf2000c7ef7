package org.legible.compare.jpeg2000;

import com.github.jaiimageio.jpeg2000.J2KImageWriteParam;
import com.github.jaiimageio.jpeg2000.impl.J2KImageReaderSpi;
import com.github.jaiimageio.jpeg2000.impl.J2KImageWriterSpi;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;

/**
 * Calls JJ2000. Loaded by {@link Isolation} alone, and public with a public constructor for that.
 * Writers are made directly, not asked for by name: a registry of plugins would hand out those of another copy.
 */
public final class Jj2000Coder implements Jpeg2000Coder {

    @Override
    public byte[] encode(final BufferedImage image, final double rate) throws IOException {
        final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        final ImageWriter writer = new J2KImageWriterSpi().createWriterInstance();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            final J2KImageWriteParam settings = (J2KImageWriteParam) writer.getDefaultWriteParam();
            settings.setLossless(false);
            settings.setFilter(J2KImageWriteParam.FILTER_97);
            settings.setEncodingRate(rate);
            settings.setWriteCodeStreamOnly(true);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    @Override
    public BufferedImage decode(final byte[] file) throws IOException {
        final ImageReader reader = new J2KImageReaderSpi().createReaderInstance();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
            reader.setInput(in);
            return reader.read(0);
        } finally {
            reader.dispose();
        }
    }
}
