package org.legible.bundle;

import java.util.List;

import org.legible.entropy.FrequencyTable;

/** The zero-mean tables of the latents, chosen by the scale network's index. */
public final class LatentTables {

    private final int skipBelow;
    private final FrequencyTable[] tables;

    LatentTables(final int skipBelow, final List<FrequencyTable> tables) {
        this.skipBelow = skipBelow;
        this.tables = tables.toArray(FrequencyTable[]::new);
    }

    /** @return samples with a lower index are not coded and are 0 */
    public int skipBelow() {
        return skipBelow;
    }

    /** @return number of tables, 1 to 64 */
    public int count() {
        return tables.length;
    }

    /** @return a copy of the array of tables, by index */
    public FrequencyTable[] toArray() {
        return tables.clone();
    }
}
