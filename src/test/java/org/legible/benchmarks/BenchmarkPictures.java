package org.legible.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import ij.ImagePlus;
import ij.io.Opener;

import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;

/** The pictures that benchmarks of the symbol layer read. */
final class BenchmarkPictures {

    /** What the measurements of other codecs keep of a picture. */
    private static final int WIDTH = 1024, HEIGHT = 768;

    private BenchmarkPictures() {
    }

    /** The PNG files of a folder by their names. */
    static List<Path> of(final Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".png")).sorted().toList();
        }
    }

    /** The upper left 1024x768 pixels of a picture in RGB, or all of it where it is smaller. */
    static ImagePlus cropped(final Path file) {
        final ImagePlus image = whole(file);
        image.setRoi(0, 0, Math.min(WIDTH, image.getWidth()), Math.min(HEIGHT, image.getHeight()));
        return new ImagePlus(image.getTitle(), image.getProcessor().crop());
    }

    /** A picture in RGB. */
    static ImagePlus whole(final Path file) {
        final ImagePlus image = new Opener().openImage(file.toString());
        return new ImagePlus(image.getTitle(), image.getProcessor().convertToRGB());
    }

    /** The pixels of an RGB picture, row by row, not copied. */
    static int[] pixels(final ImagePlus image) {
        return (int[]) image.getProcessor().getPixels();
    }

    /** The same as ImgLib2 sees them. */
    static RandomAccessibleInterval<ARGBType> argb(final ImagePlus image) {
        return ArrayImgs.argbs(pixels(image), image.getWidth(), image.getHeight());
    }
}
