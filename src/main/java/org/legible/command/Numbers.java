package org.legible.command;

import org.legible.format.LegibleException;

/** Numbers that a macro gave: where SciJava cannot read one, it passes on {@code null}. */
final class Numbers {

    private Numbers() {
    }

    static <N extends Number> N given(final N value, final String key) throws LegibleException {
        if (value == null) {
            throw new LegibleException(key + " is not a number: give one, such as " + key + "=1.");
        }
        return value;
    }
}
