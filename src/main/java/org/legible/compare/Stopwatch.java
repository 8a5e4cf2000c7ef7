package org.legible.compare;

/** Wall time. */
final class Stopwatch {

    private final long start = System.nanoTime();

    /** Seconds since it was made. */
    double seconds() {
        return (System.nanoTime() - start) * 1e-9;
    }
}
