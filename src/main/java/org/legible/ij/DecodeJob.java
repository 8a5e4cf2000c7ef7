package org.legible.ij;

import ij.ImagePlus;
import ij.io.FileInfo;

import java.awt.Rectangle;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.legible.codec.DecodeResult;
import org.legible.codec.Progress;
import org.legible.engine.CodecSession;
import org.legible.engine.Device;
import org.legible.format.LegibleException;
import org.legible.format.LgbFile;

/**
 * Decodes a file into an image for ImageJ.
 *
 * @param image    with its metadata, damaged tiles outlined, titled after the file, not shown
 * @param warnings plain sentences for the person; empty for a sound file
 */
public record DecodeJob(ImagePlus image, List<String> warnings) {

    private static final String ORIGINAL_TITLE = "Original title";

    /** Keeps a copy of the warnings. */
    public DecodeJob {
        warnings = List.copyOf(warnings);
    }

    /**
     * Decodes a file.
     *
     * @param input    the file
     * @param model    name or path of the model bundle; empty for the one that the file names, from among those inside the program
     * @param device   {@code auto}, {@code cpu} or {@code gpu}
     * @param progress hears how far it is and can end it
     * @throws LegibleException when the file cannot be read, its bundle is missing or the device is unknown
     * @throws java.util.concurrent.CancellationException when {@code progress} ended it
     */
    public static DecodeJob run(final File input, final String model, final String device, final Progress progress) throws IOException {
        if (input == null || input.getName().isBlank()) {
            throw new LegibleException("input is missing: give the path of the file to decode, such as input=[/data/figure.lgb].");
        }
        final Device where = Device.of(device == null ? "" : device);
        try (LgbFile file = LgbFile.open(input.toPath()); CodecSession session = open(file, model, where)) {
            final ImagePlusWriter planes = new ImagePlusWriter(file.header().layout());
            final DecodeResult result = session.decode(file, planes, progress);
            final List<String> warnings = new ArrayList<>(file.warnings());
            warnings.addAll(result.warnings());
            final ImagePlus image = planes.image(input.getName());
            file.metadata().ifPresent(json -> warnings.addAll(ImageMetadata.restore(json, image)));
            rename(image, input.getName());
            noteOrigin(image, input.getAbsoluteFile());
            StoredText.attach(file, new Rectangle(image.getWidth(), image.getHeight()), image);
            Generation.mark(image, file.header().generation());
            DamageOverlay.add(image, result.damagedTiles());
            return new DecodeJob(image, warnings);
        }
    }

    private static CodecSession open(final LgbFile file, final String model, final Device device) throws IOException {
        return model == null || model.isBlank() ? CodecSession.openFor(file, device) : CodecSession.open(model, device);
    }

    /** As with every file ImageJ opens, the title is the file's name; the one it had when it was encoded becomes a property. */
    private static void rename(final ImagePlus image, final String fileName) {
        if (!image.getTitle().equals(fileName)) {
            image.setProp(ORIGINAL_TITLE, image.getTitle());
            image.setTitle(fileName);
        }
    }

    /** For ImageJ's own use, such as getDirectory("image") in macros. Of an unknown format, as ImageJ cannot read it again by itself. */
    private static void noteOrigin(final ImagePlus image, final File file) {
        final FileInfo info = new FileInfo();
        info.width = image.getWidth();
        info.height = image.getHeight();
        info.nImages = image.getStackSize();
        info.fileFormat = FileInfo.UNKNOWN;
        info.directory = file.getParent() + File.separator;
        info.fileName = file.getName();
        image.setFileInfo(info);
    }
}
