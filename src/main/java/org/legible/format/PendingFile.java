package org.legible.format;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A file that is written under another name beside its target and moved into place when it is complete, so that nobody ever sees
 * half of it. Unless it is committed, closing removes it and leaves what was there before untouched.
 */
public final class PendingFile implements AutoCloseable {

    private final Path target;
    private final Path path;
    private boolean committed;

    private PendingFile(final Path target, final Path path) {
        this.target = target;
        this.path = path;
    }

    /**
     * Creates the temporary file, empty, in the target's folder and with the target's suffix.
     *
     * @param target where the file is to end; a file that is there is replaced at the end
     * @throws LegibleException if the target is something else than a file, or its folder does not exist or cannot be written to
     */
    public static PendingFile create(final Path target) throws LegibleException {
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            throw new LegibleException(target + " cannot be written: it exists and is not a file; choose another name.");
        }
        final Path folder = target.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new LegibleException(target + " cannot be written: " + folder + " does not exist; check the path.");
        }
        try {
            // Behind a symbolic link the file it points to is replaced, not the link.
            final Path real = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
            final Path path = real.resolveSibling(temporaryName(real));
            Files.createFile(path);
            return new PendingFile(real, path);
        } catch (final IOException e) {
            throw LegibleException.of(target + " cannot be written", e);
        }
    }

    private static String temporaryName(final Path target) {
        final String name = target.getFileName().toString();
        final int dot = name.lastIndexOf('.');
        return ".legible-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()) + (dot < 0 ? "" : name.substring(dot));
    }

    /** Where to write. Whoever writes there closes the file before it is committed. */
    public Path path() {
        return path;
    }

    /** Where the file will be. */
    public Path target() {
        return target;
    }

    /**
     * Moves the file into place.
     *
     * @throws LegibleException if that fails; the target is then as it was
     */
    public void commit() throws LegibleException {
        try {
            move();
            committed = true;
        } catch (final IOException e) {
            throw LegibleException.of(target + " cannot be written", e);
        }
    }

    private void move() throws IOException {
        try {
            Files.move(path, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (final AtomicMoveNotSupportedException e) {
            // Some network file systems know no atomic move.
            Files.move(path, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Removes the file unless it has been committed.
     *
     * @throws LegibleException if the system refuses to remove it
     */
    @Override
    public void close() throws LegibleException {
        if (committed) {
            return;
        }
        try {
            Files.deleteIfExists(path);
        } catch (final IOException e) {
            throw LegibleException.of("The temporary file " + path + " cannot be removed", e);
        }
    }
}
