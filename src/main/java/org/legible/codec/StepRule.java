package org.legible.codec;

/** What happens to the samples of a step once their means are known. The encoder and the decoder differ here only. */
interface StepRule {

    /**
     * Sets the known latents at columns {@code from, from + every, …} below {@code to}, within one tile.
     *
     * @param tile the tile that holds them
     * @param at where column {@code from} is in the tile's arrays
     * @param means of the row; like {@code latents} it starts at the left border of the plane or part that is being coded
     * @param latents the row: scaled latents where they are not known yet (in the encoder), known latents otherwise
     */
    void apply(TileSymbols tile, int at, int from, int to, int every, float[] means, float[] latents);
}
