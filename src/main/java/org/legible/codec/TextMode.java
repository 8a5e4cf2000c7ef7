package org.legible.codec;

import java.util.Optional;

import org.legible.symbol.SymbolSettings;

/** How text and thin lines on flat ground are stored, in 8-bit grey and colour images; other types have no symbol layer. */
public enum TextMode {

    /** With all the rest, by the networks. */
    OFF,

    /** Lifted off and stored as bitmaps; {@link SymbolSettings#sharp} states the bound of each quality. */
    SHARP,

    /** Lifted off and stored as bitmaps; what is lifted comes back as it was. */
    EXACT;

    /** How text is to be lifted beside a learned layer of this quality, 1 to 100; empty where it is not. */
    Optional<SymbolSettings> settings(final double quality) {
        return switch (this) {
            case OFF -> Optional.empty();
            case SHARP -> Optional.of(SymbolSettings.sharp(quality));
            case EXACT -> Optional.of(SymbolSettings.exact(quality));
        };
    }
}
