package org.legible.ocr;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import javax.imageio.ImageIO;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;

/** A part of the sample picture: a panel with a heading and six lines of text, which are known. */
final class Panel {

    /** Words of the panel, in reading order. */
    static final List<String> WORDS = List.of("Channel", "450/50", "Channel", "Phalloidin-488", "525/50", "Stage", "Pixel", "size", "Stack",
        "slices,", "channels,", "frames", "Chamber", "humidity");

    private Panel() {
    }

    /** The panel, 470 x 148 pixels. */
    static RandomAccessibleInterval<ARGBType> whole() throws IOException {
        return part(14, 584, 470, 148);
    }

    /** The line of the panel that begins with "Stack". */
    static RandomAccessibleInterval<ARGBType> line() throws IOException {
        return part(118, 684, 300, 22);
    }

    private static RandomAccessibleInterval<ARGBType> part(final int x, final int y, final int width, final int height) throws IOException {
        final BufferedImage picture = ImageIO.read(Path.of("samples", "instrument-panel.png").toFile());
        return ArrayImgs.argbs(picture.getRGB(x, y, width, height, null, 0, width), width, height);
    }
}
