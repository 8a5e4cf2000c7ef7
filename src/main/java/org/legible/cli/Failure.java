package org.legible.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import org.legible.format.LegibleException;

/** Puts whatever went wrong into one plain sentence. */
final class Failure {

    private Failure() {
    }

    /** The sentence for an error; what is not a user's error is named as such. */
    static String sentence(final Throwable error) {
        if (error instanceof LegibleException plain) {
            return oneLine(plain.getMessage());
        }
        if (error instanceof FatalException fatal) {
            return sentence(fatal.getCause());
        }
        if (error instanceof IOException other) {
            return oneLine(LegibleException.of("A file could not be read or written", other).getMessage());
        }
        if (error instanceof CancellationException) {
            return "The command was cancelled; no file was written.";
        }
        if (error instanceof OutOfMemoryError) {
            return "There is not enough memory for this image: give Java more, for example with LEGIBLE_JAVA_OPTS=-Xmx4g.";
        }
        if (error instanceof LinkageError) {
            return oneLine("A library of Legible cannot be loaded (" + error.getMessage() + "): \"legible check\" tells what to do.");
        }
        return oneLine("Legible failed unexpectedly (" + error + "): please report it with the output of the same command and --verbose.");
    }

    /** Runs the body of a command; errors of the JVM, which picocli would let through with a stack trace, become exceptions. */
    static int guarded(final Callable<Integer> body) throws Exception {
        try {
            return body.call();
        } catch (final OutOfMemoryError | LinkageError e) {
            throw new FatalException(e);
        }
    }

    private static String oneLine(final String text) {
        return text == null ? "Legible failed for an unknown reason." : text.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static final class FatalException extends Exception {

        private static final long serialVersionUID = 1L;

        FatalException(final Error cause) {
            super(cause);
        }
    }
}
