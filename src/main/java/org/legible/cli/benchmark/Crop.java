package org.legible.cli.benchmark;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.legible.format.LegibleException;

/**
 * A place of a picture that is shown, enlarged.
 *
 * @param file name of the picture
 * @param x left border in pixels
 * @param y upper border in pixels
 */
record Crop(String file, int x, int y) {

    /** Size in pixels of what is shown. */
    static final int WIDTH = 200, HEIGHT = 56;

    private static final Pattern FORM = Pattern.compile("(.+):(\\d{1,5}),(\\d{1,5})");

    /**
     * Reads {@code FILE:X,Y}.
     *
     * @throws LegibleException when the text has another form
     */
    static Crop parse(final String text) throws LegibleException {
        final Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new LegibleException("--crop is \"" + text + "\": give the name of a picture and a place in it, such as page.png:120,80.");
        }
        return new Crop(matcher.group(1), Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
    }

    /** The name without its suffix. */
    String name() {
        return file.replaceFirst("\\.[^.]*$", "");
    }
}
