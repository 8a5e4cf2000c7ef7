package org.legible.symbol;

/** Hears how far lifting is, and can end it. */
@FunctionalInterface
public interface LiftingProgress {

    /** Is called some times a second; to end the work it throws. */
    void check();

    /**
     * Is called after every row of tiles.
     *
     * @param rows of pixels that are done
     */
    default void done(final int rows) {
        // most callers want to end it only
    }
}
