package org.legible.codec;

/**
 * What an encoding came to.
 *
 * @param bytes size of the file
 * @param bpp bits per pixel: {@code 8 * bytes / (width * height * planes)}
 * @param seconds wall time of the encoding that made the file, without any measuring
 * @param quality the quality used, 1 to 100, as stored (a multiple of 1/256)
 * @param symbolBytes how many of the bytes are pages of the symbol layer: bitmaps of lifted text, and where they stand
 */
public record EncodeResult(long bytes, double bpp, double seconds, double quality, long symbolBytes) {
}
