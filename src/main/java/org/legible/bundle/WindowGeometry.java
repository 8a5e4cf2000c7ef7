package org.legible.bundle;

/**
 * The windows the float networks see: up to {@code core} latents a side plus, on every side that is not the plane's border, a halo at
 * least as wide as the network's receptive field reaches. All numbers are latents.
 *
 * @param core side of a window without its halo, 8 to 1024
 * @param analysis halo of the analysis, 0 to 256 as all others
 * @param hyperAnalysis halo of the hyper-analysis
 * @param hyperSynthesis halo of the hyper-synthesis
 * @param mean halo of one step of the mean networks
 * @param synthesis halo of the synthesis
 */
public record WindowGeometry(int core, int analysis, int hyperAnalysis, int hyperSynthesis, int mean, int synthesis) {
}
