package org.legible.ij;

import ij.IJ;
import ij.ImagePlus;
import ij.io.FileSaver;
import ij.io.Opener;
import ij.plugin.AVI_Reader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import javax.imageio.ImageIO;

import org.legible.format.LegibleException;
import org.legible.format.LgbFormat;
import org.legible.format.PendingFile;

/** Image files: reads whatever ImageJ's {@link Opener} reads, writes PNG and TIFF. Needs no window. */
public final class ImageFiles {

    private static final String PNG = ".png";

    private ImageFiles() {
    }

    /**
     * Opens an image file; nothing is shown.
     *
     * @param path of a file that ImageJ reads by itself: TIFF, PNG, JPEG, GIF, BMP, PGM, DICOM, FITS, AVI, a zipped TIFF or a text image
     * @return an image with pixels
     * @throws LegibleException when the file is missing, may not be read, is not an image or is damaged
     */
    public static ImagePlus open(final Path path) throws LegibleException {
        requireReadable(path);
        final Opener opener = new Opener();
        opener.setSilentMode(true);
        final String file = path.toAbsolutePath().toString();
        final int type = opener.getFileType(file);
        if (!holdsImage(type, file)) {
            throw new LegibleException(path + " is not an image that ImageJ can open" + hint(path)
                + ": give a TIFF, PNG, JPEG, GIF, BMP, PGM, DICOM, FITS or AVI file.");
        }
        final ImagePlus image = read(opener, type, file);
        if (image == null || image.getWidth() == 0 || image.getProcessor() == null) {
            throw new LegibleException(path + " cannot be opened: it is damaged, or of a kind of " + Opener.types[type]
                + " that ImageJ does not read.");
        }
        return image;
    }

    private static void requireReadable(final Path path) throws LegibleException {
        if (!Files.exists(path)) {
            throw new LegibleException("There is no file " + path + ": check the path.");
        }
        if (!Files.isRegularFile(path)) {
            throw new LegibleException(path + " is not a file: give the path of an image.");
        }
        if (!Files.isReadable(path)) {
            throw new LegibleException(path + " may not be read: check its permissions.");
        }
    }

    private static boolean holdsImage(final int type, final String file) {
        return switch (type) {
            case Opener.TIFF, Opener.DICOM, Opener.TIFF_AND_DICOM, Opener.FITS, Opener.PGM, Opener.JPEG, Opener.GIF, Opener.BMP,
                Opener.ZIP, Opener.PNG, Opener.AVI -> true;
            case Opener.JAVA_OR_TEXT -> file.endsWith(".txt");
            default -> false;
        };
    }

    private static String hint(final Path path) {
        return path.toString().toLowerCase(Locale.ROOT).endsWith(LgbFormat.SUFFIX) ? " (a Legible file has to be decoded)" : "";
    }

    private static ImagePlus read(final Opener opener, final int type, final String file) {
        try {
            // Otherwise ImageJ asks for the frames to read, in a dialog.
            return type == Opener.AVI ? AVI_Reader.open(file, true) : opener.openImage(file);
        } catch (final RuntimeException e) {
            // ImageJ's readers trust what they read.
            return null;
        }
    }

    /**
     * Writes an image to a PNG or TIFF file, by its suffix. The file appears when it is complete.
     *
     * @param image any image for {@code .tif} and {@code .tiff}, which also keep the metadata; one plane of 8-bit, 16-bit or RGB
     *              for {@code .png}
     * @param path  of the file; one that is there is replaced
     * @throws LegibleException when the suffix is another one, the image does not fit into a PNG, or the file cannot be written
     */
    public static void write(final ImagePlus image, final Path path) throws LegibleException {
        final boolean png = isPng(path);
        try (PendingFile pending = PendingFile.create(path)) {
            if (png) {
                writePng(image, pending.path(), path);
            } else {
                writeTiff(image, pending.path(), path);
            }
            pending.commit();
        }
    }

    /**
     * Checks that {@link #write} knows the suffix of a path, so that a long task can refuse it at its start.
     *
     * @throws LegibleException when it does not
     */
    public static void requireKnownSuffix(final Path path) throws LegibleException {
        isPng(path);
    }

    private static boolean isPng(final Path path) throws LegibleException {
        final String name = path.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(PNG)) {
            return true;
        }
        if (name.endsWith(".tif") || name.endsWith(".tiff")) {
            return false;
        }
        throw new LegibleException(path + " has none of the suffixes .png, .tif and .tiff: choose one of them.");
    }

    private static void writePng(final ImagePlus image, final Path pending, final Path path) throws LegibleException {
        if (image.getStackSize() > 1 || image.getBitDepth() == 32) {
            throw new LegibleException(path + " cannot be written: a PNG holds one plane of 8-bit, 16-bit or RGB, and the image has "
                + image.getStackSize() + " of " + image.getBitDepth() + " bits a pixel. Choose a name that ends with .tif.");
        }
        try {
            ImageIO.write(PngImages.of(image.getProcessor()), "png", pending.toFile());
        } catch (final IOException e) {
            throw LegibleException.of(path + " cannot be written", e);
        }
    }

    private static void writeTiff(final ImagePlus image, final Path pending, final Path path) throws LegibleException {
        final boolean changed = image.changes;
        IJ.getErrorMessage();
        // ImageJ shows the error of a failed write in a dialog; this sends it to the log.
        IJ.redirectErrorMessages(true);
        try {
            if (!new FileSaver(image).saveAsTiff(pending.toString())) {
                throw new LegibleException(path + " cannot be written: " + lastError() + ". Check the disk and its free space.");
            }
        } finally {
            IJ.redirectErrorMessages(false);
            image.changes = changed;
        }
    }

    private static String lastError() {
        final String message = IJ.getErrorMessage();
        return message == null ? "ImageJ gives no reason" : message.replaceAll("\\s+", " ").strip();
    }
}
