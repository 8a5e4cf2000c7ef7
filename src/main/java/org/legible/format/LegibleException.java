package org.legible.format;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/**
 * An error that a user can cause and can do something about. The message is one plain sentence, or two, that names the file or
 * parameter, says what was wrong and what to do; it is shown to the user as it is.
 */
public class LegibleException extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param message names the file or parameter, what was wrong and what to do */
    public LegibleException(final String message) {
        super(message);
    }

    /**
     * @param message names the file or parameter, what was wrong and what to do
     * @param cause   the error of the system behind it
     */
    public LegibleException(final String message, final Throwable cause) {
        super(message, cause);
    }

    /**
     * Puts an error of the operating system into a sentence.
     *
     * @param problem what could not be done to which file, for example {@code "shot.lgb cannot be read"}; no full stop
     * @param cause   why; one that is a {@code LegibleException} already is returned as it is
     */
    public static LegibleException of(final String problem, final IOException cause) {
        if (cause instanceof LegibleException plain) {
            return plain;
        }
        return new LegibleException(problem + ": " + reason(cause) + ".", cause);
    }

    private static String reason(final IOException cause) {
        if (cause instanceof NoSuchFileException missing) {
            return missing.getFile() + " does not exist; check the path";
        }
        if (cause instanceof AccessDeniedException denied) {
            return denied.getFile() + " may not be accessed; check its permissions";
        }
        if (cause instanceof NotDirectoryException other) {
            return other.getFile() + " is not a folder; check the path";
        }
        if (cause instanceof ClosedChannelException) {
            return "it was closed, or its thread interrupted, while it was in use; try again";
        }
        return detail(cause) + "; check that the disk works and has room";
    }

    private static String detail(final IOException cause) {
        if (cause instanceof FileSystemException other && other.getReason() != null) {
            return other.getReason();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
