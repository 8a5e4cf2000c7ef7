package org.legible.engine;

import java.io.IOException;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;

import org.legible.bundle.DetectorBundle;
import org.legible.text.detect.DetectorNetwork;

/** The network of a text detector, run by PyTorch through DJL. */
final class DjlDetector implements DetectorNetwork, EngineNetworks {

    private static final int CHANNELS = 3;
    private static final int MAPS = 2;

    private final DetectorBundle bundle;
    private final TorchModule module;
    private final TensorMemory memory = new TensorMemory();

    private DjlDetector(final DetectorBundle bundle, final TorchModule module) {
        this.bundle = bundle;
        this.module = module;
    }

    static DjlDetector load(final DetectorBundle bundle, final ai.djl.Device device) throws IOException {
        return new DjlDetector(bundle, TorchModule.load(bundle, device));
    }

    @Override
    public float[] maps(final float[] pixels, final int height, final int width) throws IOException {
        final PtNDManager manager = module.newCall();
        final int stride = bundle.geometry().stride();
        try (IValue input = IValue.from(memory.tensor(manager, pixels, new Shape(1, CHANNELS, height, width)))) {
            final PtNDArray maps = module.run(manager, "forward", input);
            return module.floats(maps, new Shape(1, MAPS, height / stride, width / stride));
        }
    }

    @Override
    public void close() {
        module.close();
    }
}
