package org.legible.report;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.legible.format.ImageLayout;
import org.legible.format.LgbFile;
import org.legible.format.StreamHeader;

/**
 * The file that holds the decoded image.
 *
 * @param name of the file, without its folder
 * @param bytes its real size
 * @param bpp bits a pixel, over all planes
 * @param ratio bytes of the samples without compression to bytes of the file
 * @param details what else is known of it, for people, in the order in which it is shown
 */
public record FileFacts(String name, long bytes, double bpp, double ratio, Map<String, String> details) {

    /** Keeps a copy of the details. */
    public FileFacts {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    /**
     * A file of any format.
     *
     * @param layout of the image in it
     */
    public static FileFacts of(final String name, final long bytes, final ImageLayout layout) {
        return of(name, bytes, layout, Map.of());
    }

    /** A file of Legible's own, with the model and the settings that its header names. */
    public static FileFacts of(final LgbFile file) {
        final StreamHeader header = file.header();
        final Map<String, String> details = new LinkedHashMap<>();
        details.put("Model", header.bundle().name());
        details.put("Model SHA-256", header.bundle().sha256());
        details.put("Quality", FigureText.number(header.quality() / 256.0));
        details.put("Generation", Integer.toString(header.generation()));
        details.put("Written by", header.software());
        return of(Path.of(file.name()).getFileName().toString(), file.length(), header.layout(), details);
    }

    private static FileFacts of(final String name, final long bytes, final ImageLayout layout, final Map<String, String> details) {
        final long samples = layout.pixels() * bytesPerPixel(layout);
        return new FileFacts(name, bytes, 8.0 * bytes / layout.pixels(), (double) samples / bytes, details);
    }

    private static int bytesPerPixel(final ImageLayout layout) {
        return switch (layout.type()) {
            case GREY8 -> 1;
            case GREY16 -> 2;
            case RGB24 -> 3;
            case FLOAT32 -> 4;
        };
    }
}
