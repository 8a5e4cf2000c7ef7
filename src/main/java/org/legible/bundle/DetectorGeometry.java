package org.legible.bundle;

/**
 * Sizes of what goes into a text detector and comes out of it.
 *
 * @param stride pixels of the input for each sample of the maps, along one side
 * @param multiple width and height of an input are multiples of it
 * @param halo pixels of the input around a sample that the sample depends on, a multiple of {@code multiple}
 * @param scale magnification of a picture before it becomes the input
 */
public record DetectorGeometry(int stride, int multiple, int halo, double scale) {
}
