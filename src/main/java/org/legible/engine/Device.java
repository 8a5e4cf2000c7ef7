package org.legible.engine;

import java.util.Locale;

import org.legible.format.LegibleException;

/** Where the networks are to run. */
public enum Device {
    /** The GPU where the engine has one it can use, else the CPU. */
    AUTO,
    /** The CPU. */
    CPU,
    /** The GPU; an error where the engine has none. */
    GPU;

    /**
     * The device of a name as users write it.
     *
     * @param name {@code auto}, {@code cpu} or {@code gpu}, in any case
     * @throws LegibleException for any other name
     */
    public static Device of(final String name) throws LegibleException {
        for (final Device device : values()) {
            if (device.toString().equalsIgnoreCase(name.strip())) {
                return device;
            }
        }
        throw new LegibleException("There is no device \"" + name + "\": choose auto, cpu or gpu.");
    }

    /** @return the name as users write it, in lower case */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
