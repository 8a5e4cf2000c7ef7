package org.legible.ij;

import ij.ImagePlus;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

import org.legible.codec.EncodeResult;
import org.legible.codec.EncodeSettings;
import org.legible.codec.Progress;
import org.legible.engine.CodecSession;
import org.legible.format.LegibleException;
import org.legible.format.LgbFormat;

/** Encodes an image that is open in ImageJ. */
public final class EncodeJob {

    private EncodeJob() {
    }

    /**
     * Encodes an image with its metadata. The file appears when it is complete.
     *
     * @param given    any image of a supported type, also a virtual stack; it is not changed
     * @param output   the file to write; a name without the suffix of the format gets it
     * @param options  what the person chose
     * @param progress hears how far it is and can end it
     * @return one sentence for the person: where the file is and how large
     * @throws LegibleException when an option is wrong, the image cannot be encoded or the file cannot be written
     * @throws java.util.concurrent.CancellationException when {@code progress} ended it
     */
    public static String run(final ImagePlus given, final File output, final EncodeOptions options, final Progress progress)
            throws IOException {
        options.check();
        final Path target = target(output);
        final ImagePlus image = IndexedColours.resolved(given);
        final ImagePlusReader planes = new ImagePlusReader(image);
        // That there is nothing to boost is said before the engine is started.
        options.regions().areas(image);
        final String name = ImageTypes.nameOf(image);
        final EncodeSettings settings = EncodeSettings.ofQuality(options.quality())
            .withWindows(options.windowsFor(planes.layout(), name))
            .withMetadata(ImageMetadata.capture(image))
            .withGeneration(Generation.next(image))
            .withSoftware(software())
            .withText(options.text().mode());
        try (CodecSession session = CodecSession.open(options.model(), options.where())) {
            final Boosts boosts = Boosts.find(image, planes, options.text(), options.regions(), options.where(), progress);
            final EncodeSettings all = settings.withQualityMap(boosts.map(planes.layout(), session.bundle()).orElse(null))
                .withTextLayer(options.kept().read(image, options.where(), progress).orElse(null));
            return summary(target, WishedEncoding.run(image, planes, all, options.wishes(), session, target, progress));
        }
    }

    private static Path target(final File output) throws LegibleException {
        if (output == null || output.getName().isBlank()) {
            throw new LegibleException("output is missing: give the path of the file to write, such as output=[/data/figure.lgb].");
        }
        final Path path = output.toPath();
        return path.toString().toLowerCase(Locale.ROOT).endsWith(LgbFormat.SUFFIX) ? path
            : path.resolveSibling(path.getFileName() + LgbFormat.SUFFIX);
    }

    private static String software() {
        final String version = EncodeJob.class.getPackage().getImplementationVersion();
        return "Legible" + (version == null ? "" : " " + version);
    }

    private static String summary(final Path target, final WishedEncoding encoding) {
        final EncodeResult result = encoding.result();
        return String.format(Locale.ROOT, "%s: %,d bytes, %.3f bits per pixel, quality %.1f, %.1f s%s", target, result.bytes(),
            result.bpp(), result.quality(), result.seconds(), encoding.figure());
    }
}
