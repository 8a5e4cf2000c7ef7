package org.legible.engine;

import java.io.IOException;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;

import org.legible.bundle.RecogniserBundle;

/** The network of a word recogniser, run by PyTorch through DJL. */
final class DjlRecogniser implements EngineNetworks {

    private static final int CHANNELS = 3;

    private final RecogniserBundle bundle;
    private final TorchModule module;
    private final TensorMemory memory = new TensorMemory();

    private DjlRecogniser(final RecogniserBundle bundle, final TorchModule module) {
        this.bundle = bundle;
        this.module = module;
    }

    static DjlRecogniser load(final RecogniserBundle bundle, final ai.djl.Device device) throws IOException {
        return new DjlRecogniser(bundle, TorchModule.load(bundle, device));
    }

    /** Logits as {@link org.legible.text.read.RecogniserNetwork#logits} describes them. */
    float[] logits(final Decoding decoding, final float[] crops, final int count, final int width) throws IOException {
        final PtNDManager manager = module.newCall();
        // Every new shape costs a warm-up, so a batch has a power of two of crops; what is in the surplus does not matter.
        final int batch = count == 1 ? 1 : Integer.highestOneBit(count - 1) << 1;
        final Shape shape = new Shape(batch, CHANNELS, bundle.crop().height(), width);
        try (IValue input = IValue.from(memory.tensor(manager, crops, shape))) {
            final PtNDArray logits = module.run(manager, decoding.method(), input);
            return module.floats(logits, new Shape(batch, bundle.maxLength() + 1, bundle.classes()));
        }
    }

    @Override
    public void close() {
        module.close();
    }
}
