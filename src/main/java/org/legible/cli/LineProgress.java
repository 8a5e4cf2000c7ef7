package org.legible.cli;

import java.io.PrintWriter;
import org.legible.codec.Progress;

/** Tells how far a long task is, with a line every few seconds; a short one says nothing. */
final class LineProgress implements Progress {

    private static final long INTERVAL_NANOS = 10_000_000_000L;

    private final PrintWriter writer;
    private long last = System.nanoTime();

    /** @param writer gets the lines */
    LineProgress(final PrintWriter writer) {
        this.writer = writer;
    }

    @Override
    public void update(final long done, final long total, final String what) {
        if (System.nanoTime() - last >= INTERVAL_NANOS) {
            last = System.nanoTime();
            writer.println(done + " of " + total + ": " + what);
            writer.flush();
        }
    }

    @Override
    public boolean cancelled() {
        return false; // the shell's own interrupt ends the program
    }
}
