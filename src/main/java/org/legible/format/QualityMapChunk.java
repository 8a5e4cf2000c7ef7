package org.legible.format;

/**
 * Where a plane is to be better or worse than the rest: the offset in quality of every latent position.
 *
 * @param plane   the plane it is for, or {@link LgbFormat#ALL_PLANES}
 * @param offsets one for each position of the latent grid, row by row, in units of quality; the local quality is
 *                {@code clamp(quality + 256 * offset, 256, 25600)}
 */
public record QualityMapChunk(int plane, byte[] offsets) {
}
