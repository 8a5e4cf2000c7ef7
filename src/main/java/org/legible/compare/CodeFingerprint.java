package org.legible.compare;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import org.legible.format.LegibleException;

/** A short name for the compiled code that makes Legible's files: measurements of another code do not stand for this one. */
final class CodeFingerprint {

    /** Everything between pixels and bytes. */
    private static final List<String> PARTS = List.of("codec", "symbol", "entropy", "format", "engine", "text/detect",
        "text/TextNeed.class");

    private static final int BYTES = 8;

    private static String ofEncoder;

    private CodeFingerprint() {
    }

    /** Hexadecimal digits; the same for the same classes, in a jar or in a folder. */
    static synchronized String ofEncoder() throws LegibleException {
        if (ofEncoder == null) {
            try {
                final URI place = CodeFingerprint.class.getProtectionDomain().getCodeSource().getLocation().toURI();
                ofEncoder = of(Path.of(place));
            } catch (final URISyntaxException e) {
                throw new LegibleException("The classes of Legible cannot be found: install it again.", e);
            } catch (final IOException e) {
                throw LegibleException.of("The classes of Legible cannot be read", e);
            }
        }
        return ofEncoder;
    }

    private static String of(final Path place) throws IOException {
        if (Files.isDirectory(place)) {
            return ofClasses(place);
        }
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
            return ofClasses(jar.getPath("/"));
        }
    }

    private static String ofClasses(final Path root) throws IOException {
        final MessageDigest digest = sha256();
        for (final String part : PARTS) {
            try (Stream<Path> files = Files.walk(root.resolve("org/legible/" + part))) {
                for (final Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    digest.update(Files.readAllBytes(file));
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (final NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
