/**
 * How far a decoded image is from its original: PSNR, SSIM, MS-SSIM and absolute errors over ImgLib2 images of any container.
 *
 * <p>RGB images ({@code ARGBType}) are measured over their three colour channels, alpha left out, with peak 255. Grey images of
 * any real type are measured with a peak that the caller gives. All arithmetic is double precision, and every metric agrees with
 * the reference in {@code scripts/quality/reference.py}.
 */
package org.legible.quality;
