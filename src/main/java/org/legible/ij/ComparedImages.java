package org.legible.ij;

import ij.ImagePlus;
import ij.process.ColorProcessor;
import ij.process.ImageProcessor;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.legible.compare.ImageSource;
import org.legible.compare.RgbImage;
import org.legible.format.LegibleException;

/**
 * Images to compare codecs on: the current plane of an image, or files. All are taken as RGB, as they are displayed: 16-bit and 32-bit
 * ones by their display range, composites with their channels mixed.
 */
public final class ComparedImages {

    private static final List<String> SUFFIXES = List.of(".png", ".tif", ".tiff", ".jpg", ".jpeg", ".bmp", ".gif", ".pgm");

    private ComparedImages() {
    }

    /**
     * The images of a macro call.
     *
     * @param list files and folders with semicolons between them; empty for the image
     * @param image taken where the list is empty
     * @throws LegibleException when a path is wrong, a folder holds no picture, or there is neither a list nor an image
     */
    static List<ImageSource> of(final String list, final ImagePlus image) throws LegibleException {
        if (list == null || list.isBlank()) {
            // Says what is wrong where there is no image or none with pixels.
            ImageTypes.layoutOf(image);
            return List.of(new Current(image));
        }
        final List<Path> paths = new ArrayList<>();
        for (final String path : list.split(";")) {
            if (!path.isBlank()) {
                paths.add(path(path.strip()));
            }
        }
        return of(paths);
    }

    private static Path path(final String text) throws LegibleException {
        try {
            return Path.of(text);
        } catch (final InvalidPathException e) {
            throw new LegibleException("\"" + text + "\" cannot be the path of a file: check it.", e);
        }
    }

    /**
     * The images of a command line.
     *
     * @param paths files, and folders whose pictures are taken in alphabetical order
     * @return one for each file, each file once
     * @throws LegibleException when a path does not exist, a folder holds no picture, or there is no path
     */
    public static List<ImageSource> of(final List<Path> paths) throws LegibleException {
        final Set<Path> files = new LinkedHashSet<>();
        for (final Path path : paths) {
            if (Files.isDirectory(path)) {
                files.addAll(ImageFolder.list(path, SUFFIXES));
            } else if (Files.exists(path)) {
                files.add(path);
            } else {
                throw new LegibleException("There is no file " + path + ": check the path.");
            }
        }
        if (files.isEmpty()) {
            throw new LegibleException("images names no file: give files or folders with semicolons between them.");
        }
        final List<ImageSource> sources = new ArrayList<>();
        for (final Path file : files) {
            final boolean unique = files.stream().filter(other -> other.getFileName().equals(file.getFileName())).count() == 1;
            sources.add(new File(unique ? file.getFileName().toString() : file.toString(), file));
        }
        return sources;
    }

    private static RgbImage rgb(final ImagePlus image) {
        final ImageProcessor pixels = image.isComposite() ? new ColorProcessor(image.getImage()) : image.getProcessor().convertToRGB();
        return new RgbImage(pixels.getWidth(), pixels.getHeight(), ((int[]) pixels.getPixels()).clone());
    }

    private record File(String name, Path path) implements ImageSource {

        @Override
        public RgbImage open() throws LegibleException {
            return rgb(ImageFiles.open(path));
        }
    }

    private record Current(ImagePlus image) implements ImageSource {

        @Override
        public String name() {
            return image.getTitle();
        }

        @Override
        public RgbImage open() {
            return rgb(image);
        }
    }
}
