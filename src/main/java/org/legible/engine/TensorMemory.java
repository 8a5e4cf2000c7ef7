package org.legible.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;

/** Memory for a network's input that the engine reads where it lies, used again and again. */
final class TensorMemory {

    private ByteBuffer bytes = ByteBuffer.allocateDirect(0);

    /** A tensor over this memory with these samples; good until the next one. */
    PtNDArray tensor(final PtNDManager manager, final float[] samples, final Shape shape) {
        final int size = Math.toIntExact(Float.BYTES * shape.size());
        if (bytes.capacity() < size) {
            bytes = ByteBuffer.allocateDirect(size);
        }
        // Samples that the shape has and the array has not keep what was there.
        bytes.clear().order(ByteOrder.nativeOrder()).asFloatBuffer().put(samples);
        return manager.create(bytes.slice(0, size).order(ByteOrder.nativeOrder()), shape, DataType.FLOAT32);
    }
}
