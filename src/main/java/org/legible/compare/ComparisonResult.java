package org.legible.compare;

import java.util.List;

/**
 * What a comparison found.
 *
 * @param codecs names, in the order in which they were given
 * @param measurements every image with every codec at every setting, image by image
 * @param problems what did not work
 * @param cancelled whether somebody ended it before its end
 */
public record ComparisonResult(List<String> codecs, List<Measurement> measurements, List<Problem> problems, boolean cancelled) {

    /** Copies the lists. */
    public ComparisonResult {
        codecs = List.copyOf(codecs);
        measurements = List.copyOf(measurements);
        problems = List.copyOf(problems);
    }
}
