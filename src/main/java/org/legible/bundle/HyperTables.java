package org.legible.bundle;

import java.util.List;

import org.legible.entropy.FrequencyTable;

/** The tables of the hyper-latents: for each channel one for every magnitude of the neighbours that are already coded. */
public final class HyperTables {

    private final int[] thresholds;
    private final FrequencyTable[] tables;

    /**
     * @param thresholds where one context ends and the next begins, rising, each at least 1
     * @param tables {@code (thresholds + 1) * channels}; number {@code contexts * channel + context}
     */
    HyperTables(final int[] thresholds, final List<FrequencyTable> tables) {
        this.thresholds = thresholds.clone();
        this.tables = tables.toArray(FrequencyTable[]::new);
    }

    /**
     * The table of a hyper-latent.
     *
     * @param channel of the hyper-latent
     * @param magnitude sum of the magnitudes of its left and its upper neighbour within the tile
     */
    public FrequencyTable table(final int channel, final int magnitude) {
        int context = 0;
        while (context < thresholds.length && magnitude >= thresholds[context]) {
            context++;
        }
        return tables[(thresholds.length + 1) * channel + context];
    }

    /** @return all tables, in their order */
    public List<FrequencyTable> all() {
        return List.of(tables);
    }
}
