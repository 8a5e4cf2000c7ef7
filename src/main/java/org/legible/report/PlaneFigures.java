package org.legible.report;

/**
 * The figures of one plane.
 *
 * @param plane number of the plane in ImageJ's order, channel fastest, from 0
 * @param label where it is in the stack, such as {@code "channel 2, slice 5"}; empty for an image of one plane
 * @param peak the range of samples that PSNR, SSIM and MS-SSIM refer to
 * @param figures of its pixels
 */
public record PlaneFigures(int plane, String label, double peak, Figures figures) {
}
