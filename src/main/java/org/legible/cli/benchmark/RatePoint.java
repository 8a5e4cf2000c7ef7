package org.legible.cli.benchmark;

/**
 * A codec at one setting: averages over pictures.
 *
 * @param bpp bits a pixel, greater than 0
 * @param psnr in decibels
 */
record RatePoint(double bpp, double psnr) {
}
