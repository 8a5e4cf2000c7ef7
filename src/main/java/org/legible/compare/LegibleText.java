package org.legible.compare;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

import org.legible.codec.TextMode;

/** What a bundle of Legible does about text in a comparison; written behind its name, as in {@code legible-1+sharp}. */
enum LegibleText {

    /** Text is coded like all the rest. */
    OFF(TextMode.OFF, false),

    /** Text in the quality it needs. */
    BOOST(TextMode.OFF, true),

    /** Text on flat ground stored as bitmaps, nearly as it is. */
    SHARP(TextMode.SHARP, false),

    /** Text on flat ground stored as bitmaps, exactly as it is. */
    EXACT(TextMode.EXACT, false);

    private final TextMode mode;
    private final boolean boosts;

    LegibleText(final TextMode mode, final boolean boosts) {
        this.mode = mode;
        this.boosts = boosts;
    }

    /** How the codec stores text. */
    TextMode mode() {
        return mode;
    }

    /** Whether text gets a quality of its own. */
    boolean boosts() {
        return boosts;
    }

    /** Whether the text detector has a say in what is written: it finds what is to be raised, or what could not be lifted. */
    boolean detects() {
        return this != OFF;
    }

    /** What is written behind the name of a bundle. */
    String suffix() {
        return "+" + name().toLowerCase(Locale.ROOT);
    }

    /** The one whose suffix a name of a codec has, if any. */
    static Optional<LegibleText> ofSuffix(final String codec) {
        return Stream.of(values()).filter(text -> codec.endsWith(text.suffix())).findFirst();
    }
}
