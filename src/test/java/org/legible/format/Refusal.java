package org.legible.format;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

/** Expects a file to be refused. */
final class Refusal {

    private Refusal() {
    }

    /** The file is called image.lgb; the message starts as given, holds the other parts, and is a sentence. */
    static void assertRefused(final byte[] bytes, final String start, final String... parts) {
        final String message = assertThrows(LegibleException.class, () -> LgbFile.of("image.lgb", bytes)).getMessage();
        assertTrue(message.startsWith(start), message);
        for (final String part : parts) {
            assertTrue(message.contains(part), message);
        }
        assertTrue(message.endsWith("."), message);
    }
}
