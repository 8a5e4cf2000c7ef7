package org.legible.ij;

import ij.ImagePlus;

import java.awt.Point;
import java.util.Optional;

/**
 * A preview that is wanted.
 *
 * @param image   to be encoded
 * @param options how
 * @param centre  of the patch to show, in pixels; empty for the selected area or, without one, for where there is text
 */
record PreviewRequest(ImagePlus image, EncodeOptions options, Optional<Point> centre) {
}
