package org.legible.command;

import org.legible.format.LegibleException;

/** Choices between yes and no that a macro gave: where SciJava cannot read one, it passes on {@code null}. */
final class Flags {

    private Flags() {
    }

    static boolean given(final Boolean flag, final String key) throws LegibleException {
        if (flag == null) {
            throw new LegibleException(key + " is neither true nor false: give one of them, such as " + key + "=true.");
        }
        return flag;
    }
}
