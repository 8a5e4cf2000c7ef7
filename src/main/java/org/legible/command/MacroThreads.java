package org.legible.command;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.scijava.thread.ThreadService;

/** Finds the thread of the macro that has called a command and waits for it. */
final class MacroThreads {

    /** ImageJ gives this prefix to the name of a thread that runs a command for a macro. */
    private static final String PREFIX = "Run$_";

    private MacroThreads() {
    }

    /**
     * The thread itself or the nearest of those that started it which runs a macro.
     *
     * @param thread  that runs a command
     * @param threads knows which thread started which
     */
    static Optional<Thread> of(final Thread thread, final ThreadService threads) {
        final Set<Thread> seen = new HashSet<>();
        // Threads of a pool may have started each other in turn.
        for (Thread next = thread; next != null && seen.add(next); next = threads.getParent(next)) {
            if (next.getName().startsWith(PREFIX)) {
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }
}
