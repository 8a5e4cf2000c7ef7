package org.legible.codec;

import java.util.concurrent.CancellationException;

/** Counts the rows of latents of all planes for somebody's progress, and ends the task when asked to. */
final class Ticker {

    private final Progress progress;
    private final long total;
    private final String what;
    private long before;

    /**
     * @param total rows of all planes
     * @param what is done
     */
    Ticker(final Progress progress, final long total, final String what) {
        this.progress = progress;
        this.total = total;
        this.what = what;
        progress.update(0, total, what);
    }

    /** Ends the task if that was asked for. */
    void check() {
        if (progress.cancelled()) {
            throw new CancellationException(what + " was cancelled.");
        }
    }

    /** Tells how many rows of the present plane are done. */
    void rows(final int done) {
        check();
        progress.update(before + done, total, what);
    }

    /** Goes on to the next plane. */
    void planeDone(final int rows) {
        before += rows;
    }
}
