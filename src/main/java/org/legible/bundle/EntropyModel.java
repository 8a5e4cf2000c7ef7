package org.legible.bundle;

import java.io.IOException;

import org.legible.format.LegibleException;
import org.legible.format.StreamHeader;

/**
 * The integers of a bundle: all that is needed to read the symbols of a file, without any float network. Immutable.
 *
 * @param stride pixels a latent along one side
 * @param hyperStride pixels a hyper-latent along one side
 * @param latentChannels channels of a latent
 * @param hyperChannels channels of a hyper-latent
 * @param tile side of a tile in latents
 * @param hyperTables the tables of the hyper-latents
 * @param latentTables the tables of the latents
 * @param scaleNetwork the integer network that chooses the latents' tables
 */
public record EntropyModel(int stride, int hyperStride, int latentChannels, int hyperChannels, int tile, HyperTables hyperTables,
        LatentTables latentTables, ScaleNetwork scaleNetwork) {

    /** Reads and checks the integers alone; the file of the float networks may be missing. */
    static EntropyModel read(final BundleFiles files) throws IOException {
        return new BundleReader(files).entropyModel();
    }

    /** @return latents a hyper-latent along one side */
    public int hyperRatio() {
        return hyperStride / stride;
    }

    /**
     * Makes sure that strides, channels and tiles of a file are those of this model.
     *
     * @param header of the file
     * @param file name of the file, for the message
     * @throws LegibleException when they are not
     */
    public void requireShapesOf(final StreamHeader header, final String file) throws LegibleException {
        if (header.stride() != stride || header.hyperStride() != hyperStride || header.latentChannels() != latentChannels
                || header.hyperChannels() != hyperChannels || header.tile() != tile) {
            throw new LegibleException(file + " says other strides, channels or tiles than its model bundle " + header.bundle().name()
                + ": its header is damaged, get the file again.");
        }
    }
}
