package org.legible.ij;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import ij.ImagePlus;
import ij.io.FileInfo;

import org.legible.codec.Progress;
import org.legible.format.ImageLayout;
import org.legible.format.LegibleException;
import org.legible.format.LgbFile;

/** Shows how a file stores its image. */
public final class CodingMapJob {

    private CodingMapJob() {
    }

    /**
     * Puts the map on the overlay of the decoded image, and what was lifted into a table. An image that comes from a file is not shown.
     *
     * @param request  what to do
     * @param progress hears how far decoding is and can end it
     * @return the image and its map
     * @throws LegibleException when an option is wrong, there is no file, or it does not hold this image
     * @throws java.util.concurrent.CancellationException when {@code progress} ended it
     */
    public static CodingMap run(final CodingMapRequest request, final Progress progress) throws IOException {
        final CodingMapOptions options = request.options();
        options.check();
        final List<String> warnings = new ArrayList<>();
        final File file = request.input() == null ? fileOf(request.image()) : request.input();
        final CodingMap map;
        try (LgbFile lgb = LgbFile.open(file.toPath())) {
            final ImagePlus image = request.input() == null ? request.image() : decoded(file, options, progress, warnings);
            requireSame(image, lgb);
            final List<Integer> indices = options.allPlanes() ? IntStream.rangeClosed(1, image.getStackSize()).boxed().toList()
                : List.of(image.getCurrentSlice());
            final List<CodedPlane> planes = new ArrayList<>();
            final List<String> damages = new ArrayList<>();
            for (final int index : indices) {
                planes.add(CodedPlane.of(lgb, index, damages));
            }
            if (request.input() == null) {
                warnings.addAll(damages);
            }
            map = new CodingMap(image, file.getName(), planes, warnings);
        }
        CodingMapOverlay.show(map, options);
        CodingMapTable.show(map);
        return map;
    }

    private static ImagePlus decoded(final File file, final CodingMapOptions options, final Progress progress,
            final List<String> warnings) throws IOException {
        final DecodeJob decoded = DecodeJob.run(file, options.model(), options.device(), progress);
        warnings.addAll(decoded.warnings());
        return decoded.image();
    }

    /** The file that an open image was decoded from. */
    private static File fileOf(final ImagePlus image) throws LegibleException {
        ImageTypes.layoutOf(image);
        final FileInfo info = image.getOriginalFileInfo();
        if (info != null && info.directory != null && info.fileName != null) {
            final File file = new File(info.directory, info.fileName);
            try {
                if (LgbFile.isLgb(file.toPath())) {
                    return file;
                }
            } catch (final IOException e) {
                throw LegibleException.of(file + " cannot be read", e);
            }
        }
        throw new LegibleException(ImageTypes.nameOf(image) + " was not decoded from a .lgb file that is still there: give the file, such "
            + "as input=[/data/figure.lgb].");
    }

    private static void requireSame(final ImagePlus image, final LgbFile file) throws LegibleException {
        final ImageLayout stored = file.header().layout();
        if (image.getWidth() != stored.width() || image.getHeight() != stored.height() || image.getStackSize() != stored.planes()) {
            throw new LegibleException(ImageTypes.nameOf(image) + " has " + image.getWidth() + "x" + image.getHeight() + " pixels in "
                + image.getStackSize() + " plane(s), and " + file.name() + " has " + stored.width() + "x" + stored.height() + " in "
                + stored.planes() + ": the image was changed since; give the file with input, and it is decoded again.");
        }
    }
}
