package org.legible.report;

/**
 * How far pixels are from their originals.
 *
 * @param psnr in decibels; positive infinity where nothing changed
 * @param ssim structural similarity, 1 where nothing changed
 * @param msSsim the same over several scales
 * @param maxError largest absolute error of a sample, in the image's unit
 * @param meanError mean absolute error of the samples, in the image's unit
 */
public record Figures(double psnr, double ssim, double msSsim, double maxError, double meanError) {
}
