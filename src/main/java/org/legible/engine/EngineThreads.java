package org.legible.engine;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import ai.djl.pytorch.jni.JniUtils;

/**
 * The threads of the engine beside those of other work. PyTorch's threads wait for each other in loops, so that one that has lost its core
 * to other work holds all of them up. What gives the same result with any number of threads can do with fewer for so long.
 */
final class EngineThreads {

    private final AtomicInteger others = new AtomicInteger();

    /** What the engine is asked to do. */
    @FunctionalInterface
    interface Call<T> {
        T run() throws IOException;
    }

    /** Does other work, on the calling thread. */
    <T> T beside(final Supplier<T> work) {
        others.incrementAndGet();
        try {
            return work.get();
        } finally {
            others.decrementAndGet();
        }
    }

    /** Runs something whose result does not depend on the number of threads, with one thread less for each other work, but one at least. */
    <T> T run(final Call<T> call) throws IOException {
        final int taken = others.get();
        if (taken == 0) {
            return call.run();
        }
        // The number is that of the calling thread's calls.
        final int all = JniUtils.getNumThreads();
        JniUtils.setNumThreads(Math.max(1, all - taken));
        try {
            return call.run();
        } finally {
            JniUtils.setNumThreads(all);
        }
    }
}
