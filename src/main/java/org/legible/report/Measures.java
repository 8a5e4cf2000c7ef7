package org.legible.report;

import java.util.List;
import java.util.Optional;
import org.legible.engine.Lpips;
import org.legible.format.ValueWindow;

/**
 * What a {@link Comparison} measures, and with what.
 *
 * @param text reads the text
 * @param lpips the network for LPIPS, if any; the caller closes it
 * @param windows the ranges of samples that PSNR and the similarities of 16-bit and 32-bit images refer to, one for each channel; where
 *        the list is empty, the range of the original's samples is taken
 */
public record Measures(TextEyes text, Optional<Lpips> lpips, List<ValueWindow> windows) {

    /** Keeps a copy of the list. */
    public Measures {
        windows = List.copyOf(windows);
    }
}
