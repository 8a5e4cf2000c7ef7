package org.legible.cli.benchmark;

import ij.ImagePlus;
import ij.process.ImageProcessor;
import java.nio.file.Path;
import java.util.List;
import org.legible.compare.ImageSource;
import org.legible.compare.RgbImage;
import org.legible.format.LegibleException;
import org.legible.ij.ImageFiles;
import org.legible.ij.ImageFolder;

/**
 * A folder of PNG and TIFF pictures.
 *
 * @param name of the folder
 * @param files in alphabetical order, at least one
 */
record ImageSet(String name, List<Path> files) {

    /** Pictures are cropped to their top left part of this size, as in the protocol of the other codecs. */
    static final int CROP_WIDTH = 1024, CROP_HEIGHT = 768;

    /**
     * Lists a folder.
     *
     * @param limit take only that many pictures, the first ones
     * @throws LegibleException when it cannot be read or holds no picture
     */
    static ImageSet of(final Path folder, final int limit) throws LegibleException {
        final List<Path> files = ImageFolder.list(folder, List.of(".png", ".tif", ".tiff")).stream().limit(limit).toList();
        return new ImageSet(folder.toAbsolutePath().normalize().getFileName().toString(), files);
    }

    /** The pictures for a comparison. */
    List<ImageSource> sources() {
        return files.stream().<ImageSource>map(Source::new).toList();
    }

    /** A picture as RGB, cropped. */
    static RgbImage open(final Path file) throws LegibleException {
        final ImagePlus image = ImageFiles.open(file);
        final ImageProcessor pixels = image.getProcessor().convertToRGB();
        pixels.setRoi(0, 0, Math.min(CROP_WIDTH, image.getWidth()), Math.min(CROP_HEIGHT, image.getHeight()));
        final ImageProcessor crop = pixels.crop();
        return new RgbImage(crop.getWidth(), crop.getHeight(), (int[]) crop.getPixels());
    }

    private record Source(Path file) implements ImageSource {

        @Override
        public String name() {
            return file.getFileName().toString();
        }

        @Override
        public RgbImage open() throws LegibleException {
            return ImageSet.open(file);
        }
    }
}
