package org.legible.cli.benchmark;

/**
 * One picture at one quality.
 *
 * @param file name of the picture
 * @param quality 1 to 100
 * @param bpp bits a pixel of the real file
 * @param psnr over the RGB samples, in decibels, at most 99
 * @param msSsim mean over the channels
 * @param encodeSeconds from the image in memory to the file
 * @param decodeSeconds from the file to the image in memory
 */
record Measurement(String file, double quality, double bpp, double psnr, double msSsim, double encodeSeconds, double decodeSeconds) {
}
