package org.legible.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.pytorch.jni.JniUtils;

import java.io.IOException;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.legible.bundle.Bundles;

/** How many threads the engine has for work whose result does not depend on that. */
class EngineThreadsTest {

    private final EngineThreads threads = new EngineThreads();

    /** Starts the engine. */
    @BeforeAll
    static void start() throws IOException {
        CodecSession.open(Bundles.DEFAULT, Device.CPU).close();
    }

    private int inside() {
        try {
            return threads.run(JniUtils::getNumThreads);
        } catch (final IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void otherWorkTakesAThreadForAsLongAsItLasts() {
        final int all = JniUtils.getNumThreads();
        assertEquals(all, inside());
        assertEquals(Math.max(1, all - 1), threads.beside(this::inside));
        assertEquals(Math.max(1, all - 2), threads.beside(() -> threads.beside(this::inside)));
        assertEquals(1, threads.beside(() -> besides(all)));
        assertEquals(all, inside());
        assertEquals(all, JniUtils.getNumThreads());
    }

    private int besides(final int more) {
        return more == 0 ? inside() : threads.beside(() -> besides(more - 1));
    }

    @Test
    void whatFailsGivesItsThreadsBack() {
        final int all = JniUtils.getNumThreads();
        assertThrows(IllegalStateException.class, () -> threads.beside(() -> {
            throw new IllegalStateException();
        }));
        threads.beside(() -> assertThrows(IOException.class, () -> threads.run(() -> {
            throw new IOException();
        })));
        assertEquals(all, inside());
        assertEquals(all, JniUtils.getNumThreads());
    }
}
