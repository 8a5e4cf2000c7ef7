/**
 * Codecs beside each other: every image with every codec at a ladder of settings, as real files, decoded again and measured.
 *
 * <p>Images are compared as 8-bit RGB. Figures over several images are averages as in the protocol of
 * {@link org.legible.text.TextReference}: bits a pixel, PSNR, SSIM and MS-SSIM are means over images; CER and WER are sums of errors
 * over sums of reference lengths. Only images that every codec has got through at all its settings count, so that all averages are
 * over the same images ({@link org.legible.compare.Averages}).
 *
 * <p>Seconds are those of the codec in this program for codecs in process, and those of the whole process, with its start and the
 * reading and writing of its files, for command-line tools.
 */
package org.legible.compare;
