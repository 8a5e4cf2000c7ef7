package org.legible.ij;

import ij.ImagePlus;
import ij.WindowManager;
import ij.io.FileInfo;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import org.legible.codec.PlaneReader;
import org.legible.codec.Progress;
import org.legible.engine.CodecSession;
import org.legible.format.ImageLayout;
import org.legible.format.LegibleException;
import org.legible.format.LgbFile;
import org.legible.format.SampleType;
import org.legible.format.ValueWindow;
import org.legible.report.DecodedPlanes;
import org.legible.report.FileFacts;

/**
 * The two images of a report and the file of the second one, wherever they are: open in ImageJ, image files, or a {@code .lgb} file,
 * which is decoded plane by plane.
 */
final class ReportSources implements AutoCloseable {

    private final ImagePlus original;
    private final ImagePlus decoded;
    private final LgbFile stream;
    private final Path file;

    private ReportSources(final ImagePlus original, final ImagePlus decoded, final LgbFile stream, final Path file) {
        this.original = original;
        this.decoded = decoded;
        this.stream = stream;
        this.file = file;
    }

    /**
     * Finds the images; those in files are opened.
     *
     * @throws LegibleException when one is missing or a file cannot be opened
     */
    static ReportSources open(final ReportRequest request) throws IOException {
        final ImagePlus original = original(request);
        ImageTypes.layoutOf(original);
        final ImagePlus decoded = request.decodedfile() != null || request.file() != null && request.decoded() == original ? null
            : request.decoded();
        if (decoded != null) {
            requireOther(original, decoded);
            return new ReportSources(original, decoded, null, fileOf(request));
        }
        if (request.decodedfile() == null && request.file() == null) {
            throw new LegibleException("The decoded image is missing: name an open one with decoded, or give the path of an image or a"
                + " .lgb file with decodedfile.");
        }
        final Path path = (request.decodedfile() != null ? request.decodedfile() : request.file()).toPath();
        final Path file = request.file() == null ? path : existing(request.file());
        return isLgb(path) ? new ReportSources(original, null, LgbFile.open(path), file)
            : new ReportSources(original, ImageFiles.open(path), null, file);
    }

    private static void requireOther(final ImagePlus original, final ImagePlus decoded) throws LegibleException {
        if (decoded == original) {
            throw new LegibleException("original and decoded are the same image, " + original.getTitle() + ": name two.");
        }
        ImageTypes.layoutOf(decoded);
    }

    private static ImagePlus original(final ReportRequest request) throws LegibleException {
        if (request.originalfile() != null) {
            return ImageFiles.open(request.originalfile().toPath());
        }
        final ImagePlus image = request.original() != null ? request.original() : WindowManager.getCurrentImage();
        if (image == null) {
            throw new LegibleException("The original is missing: name an open image with original, or give the path of a file with"
                + " originalfile.");
        }
        return image;
    }

    /** The file of an open image: the one that is given, or the one it was opened from, if it has not been changed since. */
    private static Path fileOf(final ReportRequest request) throws LegibleException {
        if (request.file() != null) {
            return existing(request.file());
        }
        final FileInfo info = request.decoded().getOriginalFileInfo();
        if (info == null || request.decoded().changes || info.directory == null || info.fileName == null || info.fileName.isEmpty()) {
            return null;
        }
        final Path path = new File(info.directory, info.fileName).toPath();
        return Files.isRegularFile(path) ? path : null;
    }

    private static Path existing(final File file) throws LegibleException {
        if (!file.isFile()) {
            throw new LegibleException("There is no file " + file + ": check the path.");
        }
        return file.toPath();
    }

    private static boolean isLgb(final Path path) throws IOException {
        return Files.isRegularFile(path) && LgbFile.isLgb(path);
    }

    ImagePlus original() {
        return original;
    }

    /** Title or file name of the decoded image. */
    String decodedName() {
        return decoded == null ? Path.of(stream.name()).getFileName().toString() : decoded.getTitle();
    }

    /** Whether one image is RGB and the other has 8 bits, as from a palette: then both can be compared by what they show. */
    boolean differInColour() throws LegibleException {
        final SampleType left = ImageTypes.layoutOf(original).type();
        final SampleType right = decoded == null ? stream.header().layout().type() : ImageTypes.layoutOf(decoded).type();
        return left == SampleType.RGB24 && right == SampleType.GREY8 && decoded != null
            || left == SampleType.GREY8 && right == SampleType.RGB24;
    }

    /** The original's planes, or where the types differ in colour, what it shows. */
    PlaneReader originalPlanes() throws LegibleException {
        return planes(original);
    }

    /** The decoded planes; a {@code .lgb} file is decoded as they are asked for. */
    DecodedPlanes decodedPlanes(final CodecSession session, final Consumer<String> warnings, final Progress progress)
            throws LegibleException {
        return decoded == null ? DecodedPlanes.of(stream, session, warnings, progress) : DecodedPlanes.of(planes(decoded));
    }

    private PlaneReader planes(final ImagePlus image) throws LegibleException {
        final PlaneReader planes = new ImagePlusReader(image);
        return differInColour() ? new PicturePlanes(planes, new ImageAppearance(image, planes.layout().type())) : planes;
    }

    /** A session to decode with; empty where there is nothing to decode. */
    Optional<CodecSession> openSession(final ReportOptions options) throws IOException {
        if (stream == null) {
            return Optional.empty();
        }
        final String model = options.model();
        return Optional.of(model == null || model.isBlank() ? CodecSession.openFor(stream, options.where())
            : CodecSession.open(model, options.where()));
    }

    /** What is known of the decoded image's file, and the value windows in which it keeps its samples. */
    record Origin(Optional<FileFacts> facts, List<ValueWindow> windows) {
    }

    /** @param layout of the image in the file */
    Origin origin(final ImageLayout layout) throws IOException {
        if (file == null) {
            return new Origin(Optional.empty(), List.of());
        }
        if (isLgb(file)) {
            try (LgbFile lgb = LgbFile.open(file)) {
                return new Origin(Optional.of(FileFacts.of(lgb)), lgb.header().windows());
            }
        }
        return new Origin(Optional.of(FileFacts.of(file.getFileName().toString(), Files.size(file), layout)), List.of());
    }

    @Override
    public void close() throws IOException {
        if (stream != null) {
            stream.close();
        }
    }
}
