package org.legible.compare;

import java.util.Locale;

import org.legible.format.LegibleException;

/**
 * What the settings of a codec are.
 *
 * @param name such as "quality"
 * @param low least setting
 * @param high greatest setting
 */
public record Scale(String name, double low, double high) {

    /** Qualities from 1 to 100. */
    static final Scale QUALITY = quality(1);

    /** Qualities from some least one, 0 or 1, to 100, where 100 is best. */
    static Scale quality(final double low) {
        return new Scale("quality", low, 100);
    }

    /** @return whether a list of qualities without a codec's name is meant for codecs of this scale too */
    public boolean isQuality() {
        return QUALITY.name.equals(name);
    }

    /**
     * Checks a setting.
     *
     * @param codec name, for the message
     * @throws LegibleException when it is outside of the scale or not a number
     */
    void check(final String codec, final double setting) throws LegibleException {
        if (!(setting >= low && setting <= high)) {
            throw new LegibleException("The " + name + " " + text(setting) + " is not one of " + codec + ": choose numbers from "
                + text(low) + " to " + text(high) + ".");
        }
    }

    /** A setting as people write it, without needless zeros. */
    public static String text(final double setting) {
        return setting == Math.rint(setting) && Math.abs(setting) < 1e9 ? String.format(Locale.ROOT, "%.0f", setting) : Double.toString(setting);
    }
}
