/**
 * The coding loop, the same for every architecture: windows and tiles, schedule, gains, encoder, decoder and rate control.
 * It knows neither ImageJ nor the engine that runs the networks.
 */
package org.legible.codec;
