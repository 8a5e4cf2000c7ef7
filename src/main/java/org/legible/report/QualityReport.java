package org.legible.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.legible.format.ImageLayout;

/**
 * What compression did to one image.
 *
 * @param original title or file name of the original
 * @param decoded title or file name of the decoded image
 * @param layout size and type of both
 * @param unit what the errors are measured in, such as {@code "gray levels"} or the unit of a calibration
 * @param total figures of all planes together: PSNR of the mean squared error relative to the peak, the largest of the largest errors,
 *        the means of all else
 * @param planes figures of every plane
 * @param text figures of the text, or why there are none
 * @param lpips mean LPIPS distance of the pictures; empty where no module for it was given
 * @param file the file that holds the decoded image; empty where it is not known
 * @param notes plain sentences on what a reader has to know to take the figures right
 */
public record QualityReport(String original, String decoded, ImageLayout layout, String unit, Figures total, List<PlaneFigures> planes,
        TextFigures text, OptionalDouble lpips, Optional<FileFacts> file, List<String> notes) {

    /** Keeps copies of the lists. */
    public QualityReport {
        planes = List.copyOf(planes);
        notes = List.copyOf(notes);
    }
}
