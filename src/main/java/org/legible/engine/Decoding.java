package org.legible.engine;

/** How a word recogniser finds the characters of a word; see PARSeq, section 3.3. */
public enum Decoding {
    /** All characters at once. */
    ONE_PASS("read_once"),
    /** Each character knowing those before it, then all once more, each knowing all others. */
    REFINED("read");

    private final String method;

    Decoding(final String method) {
        this.method = method;
    }

    /** The method of a bundle's module. */
    String method() {
        return method;
    }
}
