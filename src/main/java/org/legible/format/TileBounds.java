package org.legible.format;

/**
 * The place of a tile in the latent grid of its plane, in latents.
 *
 * @param x      of its left column
 * @param y      of its top row
 * @param width  at least 1
 * @param height at least 1
 */
public record TileBounds(int x, int y, int width, int height) {
}
