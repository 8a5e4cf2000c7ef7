package org.legible.engine;

/** Networks in the engine's memory, which closing frees. */
interface EngineNetworks extends AutoCloseable {

    @Override
    void close();
}
