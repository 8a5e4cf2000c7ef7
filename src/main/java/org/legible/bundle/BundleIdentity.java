package org.legible.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;
import java.util.List;

/**
 * The SHA-256 that identifies a bundle: over {@code model.json} and the files it names, sorted by name; for each the name (UTF-8), a
 * zero byte, the length (u64, little-endian) and the content. Other files beside them do not count.
 */
final class BundleIdentity {

    private BundleIdentity() {
    }

    static String of(final BundleFiles files, final String... names) throws IOException {
        final MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
        for (final String name : new TreeSet<>(List.of(names))) {
            final byte[] content = files.read(name);
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
            digest.update(ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN).putLong(0, content.length));
            digest.update(content);
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
