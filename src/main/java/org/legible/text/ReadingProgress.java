package org.legible.text;

/** Hears how far the reading of a picture is, and can end it. */
@FunctionalInterface
public interface ReadingProgress {

    /** For callers that do not want to know. */
    ReadingProgress NONE = share -> { };

    /**
     * Is called some times a second, on the thread that reads. To end the work it throws a
     * {@link java.util.concurrent.CancellationException}.
     *
     * @param share of the work that is done, 0 to 1, never less than before
     */
    void done(double share);

    /**
     * The progress of a part of the work.
     *
     * @param from share that is done before it
     * @param to   share that is done after it
     */
    default ReadingProgress part(final double from, final double to) {
        return share -> done(from + share * (to - from));
    }
}
