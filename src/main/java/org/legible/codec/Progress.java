package org.legible.codec;

/**
 * Hears how far a long task is, and can end it.
 * A task that finds {@link #cancelled()} true ends with a {@link java.util.concurrent.CancellationException} and leaves no file behind.
 */
public interface Progress {

    /** For callers that do not want to know. */
    Progress NONE = new Progress() {
        @Override
        public void update(final long done, final long total, final String what) {
            // nobody listens
        }

        @Override
        public boolean cancelled() {
            return false;
        }
    };

    /**
     * Called on the thread that runs the task.
     *
     * @param done steps done, from 0 to {@code total}
     * @param total steps in all, at least 1
     * @param what what is being done, for people, such as "Encoding"
     */
    void update(long done, long total, String what);

    /** @return whether the task should end */
    boolean cancelled();
}
