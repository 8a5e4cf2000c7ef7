package org.legible.codec;

import java.util.List;

/**
 * What a decoding came to.
 *
 * @param damagedTiles the tiles that could not be read and were marked, in the file's order; empty for a sound file
 * @param warnings plain sentences for the user; empty for a sound file
 * @param seconds wall time
 */
public record DecodeResult(List<DamagedTile> damagedTiles, List<String> warnings, double seconds) {

    /** Keeps copies of the lists. */
    public DecodeResult {
        damagedTiles = List.copyOf(damagedTiles);
        warnings = List.copyOf(warnings);
    }
}
