package org.legible.ij;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import org.legible.format.LegibleException;

/** Puts whatever ended a job into plain sentences for a person at ImageJ. */
public final class Failures {

    private Failures() {
    }

    /** The work of a command. */
    @FunctionalInterface
    public interface Work {

        /** Does it. */
        void run() throws IOException;
    }

    /**
     * Runs the work of a command.
     *
     * @param what is done, as the beginning of a sentence, such as "Encoding"
     * @param work to do; a programming error in it is thrown on
     * @return plain sentences about what went wrong; empty when nothing did
     */
    public static Optional<String> sentenceOf(final String what, final Work work) {
        try {
            work.run();
            return Optional.empty();
        } catch (final LegibleException e) {
            return Optional.of(e.getMessage());
        } catch (final IOException e) {
            return Optional.of(LegibleException.of(what + " failed", e).getMessage());
        } catch (final CancellationException e) {
            return Optional.of(what + " was cancelled.");
        } catch (final OutOfMemoryError e) {
            return Optional.of(what + " failed: there is not enough memory. Close other images, or give ImageJ more memory in"
                + " Edit > Options > Memory & Threads…");
        } catch (final LinkageError e) {
            return Optional.of(what + " failed: a library cannot be loaded (" + e.getMessage()
                + "). \"Legible: Check Installation\" tells what to do.");
        }
    }
}
