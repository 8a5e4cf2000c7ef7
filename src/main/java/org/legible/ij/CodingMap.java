package org.legible.ij;

import java.util.List;

import ij.ImagePlus;

/**
 * How the planes of an image are stored.
 *
 * @param image    decoded, with the map on its overlay
 * @param file     name of the file
 * @param planes   those that were looked at
 * @param warnings plain sentences for the person; empty for a sound file
 */
public record CodingMap(ImagePlus image, String file, List<CodedPlane> planes, List<String> warnings) {

    /** Keeps copies of the lists. */
    public CodingMap {
        planes = List.copyOf(planes);
        warnings = List.copyOf(warnings);
    }

    /** @return one sentence for the person */
    public String summary() {
        final int components = planes.stream().mapToInt(CodedPlane::components).sum();
        final int classes = planes.stream().mapToInt(plane -> plane.classes().size()).sum();
        final int rules = planes.stream().mapToInt(plane -> plane.rules().size()).sum();
        return components == 0 && rules == 0 ? "Nothing was lifted off " + file + "."
            : components + " components of " + classes + " classes and " + rules + " lines were lifted off " + file + ".";
    }
}
