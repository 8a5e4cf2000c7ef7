package org.legible.ij;

import ij.ImagePlus;
import ij.Macro;
import ij.WindowManager;

import java.io.File;
import java.util.Optional;

import org.legible.format.LegibleException;

/** The options of a macro call of the ImageJ 1.x plugin, with the same keys and rules as those of the SciJava commands. */
final class MacroArguments {

    private final String options;

    private MacroArguments(final String options) {
        this.options = options;
    }

    /** The options of the call that is running on this thread; empty where a person chose the command in the menu. */
    static Optional<MacroArguments> current() {
        return Optional.ofNullable(Macro.getOptions()).map(MacroArguments::new);
    }

    /** Options as a macro writes them. */
    static MacroArguments of(final String options) {
        return new MacroArguments(options);
    }

    /** @return the value, or {@code otherwise} where the key is missing or its value is empty */
    String text(final String key, final String otherwise) {
        final String value = Macro.getValue(options, key, otherwise);
        return value == null || value.isBlank() ? otherwise : value;
    }

    /** @return the file, or {@code null} where the key is missing or empty */
    File file(final String key) {
        final String path = text(key, "");
        return path.isBlank() ? null : new File(path);
    }

    /** @return whether the value is {@code true}; a key without a value counts as true, as in ImageJ's own commands */
    boolean flag(final String key, final boolean otherwise) throws LegibleException {
        final String text = text(key, null);
        if (text == null) {
            return otherwise || (" " + options + " ").contains(" " + key + " ");
        }
        if (!text.equalsIgnoreCase("true") && !text.equalsIgnoreCase("false")) {
            throw new LegibleException(key + " is \"" + text + "\": give true or false.");
        }
        return Boolean.parseBoolean(text);
    }

    double number(final String key, final double otherwise) throws LegibleException {
        final String text = text(key, null);
        try {
            return text == null ? otherwise : Double.parseDouble(text);
        } catch (final NumberFormatException e) {
            throw notANumber(key, text, e);
        }
    }

    int wholeNumber(final String key, final int otherwise) throws LegibleException {
        final String text = text(key, null);
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (final NumberFormatException e) {
            throw notANumber(key, text, e);
        }
    }

    long longNumber(final String key, final long otherwise) throws LegibleException {
        final String text = text(key, null);
        try {
            return text == null ? otherwise : Long.parseLong(text);
        } catch (final NumberFormatException e) {
            throw notANumber(key, text, e);
        }
    }

    private static LegibleException notANumber(final String key, final String text, final NumberFormatException cause) {
        return new LegibleException(key + " is \"" + text + "\": give a number.", cause);
    }

    /**
     * The image with a title or, where the value is a number, with an ID; the current one where the key is missing.
     *
     * @throws LegibleException when no image has that title or ID
     */
    ImagePlus image(final String key) throws LegibleException {
        return text(key, null) == null ? WindowManager.getCurrentImage() : namedImage(key);
    }

    /**
     * The image with a title or, where the value is a number, with an ID; {@code null} where the key is missing.
     *
     * @throws LegibleException when no image has that title or ID
     */
    ImagePlus namedImage(final String key) throws LegibleException {
        final String name = text(key, null);
        if (name == null) {
            return null;
        }
        final ImagePlus titled = WindowManager.getImage(name);
        final ImagePlus found = titled != null || !name.matches("-\\d{1,9}") ? titled : WindowManager.getImage(Integer.parseInt(name));
        if (found == null) {
            throw new LegibleException("There is no image \"" + name + "\": give the title or the ID of one that is open.");
        }
        return found;
    }
}
