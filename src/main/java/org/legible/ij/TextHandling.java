package org.legible.ij;

import java.util.List;
import java.util.Locale;

import org.legible.codec.TextMode;
import org.legible.engine.TextProtection;
import org.legible.format.LegibleException;

/**
 * What an encoder does about text. The component names are the keys of macro calls and must not change.
 *
 * @param text      {@code off}; {@code boost} for text in the quality it needs; {@code sharp} or {@code exact} to store text on
 *                  flat ground as bitmaps beside the rest, as {@link TextMode} says, and other text in the quality it needs
 * @param textboost quality steps that ordinary text gets more than what is no text, 1 to 100
 */
public record TextHandling(String text, int textboost) {

    /** The values of {@code text}. */
    public static final String OFF = "off", BOOST = "boost", SHARP = "sharp", EXACT = "exact";

    /** Quality steps where none are asked for. */
    public static final int DEFAULT_BOOST = TextProtection.DEFAULT_STEPS;

    /** What is used where nothing is asked for. */
    public static final TextHandling DEFAULT = new TextHandling(SHARP, DEFAULT_BOOST);

    private static final int MOST_STEPS = 100;

    /** Takes the choice in any case of letters. */
    public TextHandling {
        text = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether text gets a quality of its own. */
    boolean boosts() {
        return text.equals(BOOST);
    }

    /** How the codec is to store text; to be asked for after {@link #check()}. */
    public TextMode mode() {
        return switch (text) {
            case SHARP -> TextMode.SHARP;
            case EXACT -> TextMode.EXACT;
            default -> TextMode.OFF;
        };
    }

    /**
     * Checks each component.
     *
     * @throws LegibleException naming the first one that is wrong
     */
    public void check() throws LegibleException {
        if (!List.of(OFF, BOOST, SHARP, EXACT).contains(text)) {
            throw new LegibleException("text is \"" + text + "\": choose off, boost, sharp or exact.");
        }
        if (textboost < 1 || textboost > MOST_STEPS) {
            throw new LegibleException("textboost is " + textboost + ": choose a number from 1 to 100, or text=off for none.");
        }
    }
}
