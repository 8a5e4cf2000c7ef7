package org.legible.format;

import java.util.regex.Pattern;

/**
 * Names the model bundle that wrote a file, and is needed to read it.
 *
 * @param name   1 to 64 of the characters {@code A-Z a-z 0-9 . _ -}
 * @param sha256 64 lower-case hexadecimal digits: the bundle's identity
 */
public record BundleId(String name, String sha256) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    /** @throws IllegalArgumentException if a component has another form */
    public BundleId {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The bundle name " + Limits.quote(name)
                + " is not made of 1 to 64 letters, digits, dots, underscores and hyphens");
        }
        if (!SHA_256.matcher(sha256).matches()) {
            throw new IllegalArgumentException("The bundle SHA-256 " + Limits.quote(sha256) + " is not made of 64 hexadecimal digits");
        }
    }
}
