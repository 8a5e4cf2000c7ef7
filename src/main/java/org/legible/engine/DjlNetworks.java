package org.legible.engine;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.DoubleBuffer;
import java.util.function.Supplier;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.jni.IValue;

import org.legible.bundle.LocalQuality;
import org.legible.bundle.ModelBundle;
import org.legible.codec.FeatureMap;
import org.legible.codec.Networks;
import org.legible.format.LegibleException;

/** The networks of a bundle, run by PyTorch through DJL. */
final class DjlNetworks implements Networks, EngineNetworks {

    private final ModelBundle bundle;
    private final TorchModule module;
    private final EngineThreads threads = new EngineThreads();

    /** Input of the scale network, used again and again. */
    private ByteBuffer integers = ByteBuffer.allocateDirect(0);

    private DjlNetworks(final ModelBundle bundle, final TorchModule module) {
        this.bundle = bundle;
        this.module = module;
    }

    /**
     * Loads the networks.
     *
     * @throws LegibleException when the file is no TorchScript or the engine does not take it
     */
    static DjlNetworks load(final ModelBundle bundle, final ai.djl.Device device) throws IOException {
        return new DjlNetworks(bundle, TorchModule.load(bundle, device));
    }

    @Override
    public FeatureMap analysis(final FeatureMap pixels, final FeatureMap quality) throws IOException {
        return call("analysis", pixels, quality);
    }

    @Override
    public FeatureMap hyperAnalysis(final FeatureMap scaledLatents, final FeatureMap quality) throws IOException {
        return call("hyper_analysis", scaledLatents, quality);
    }

    @Override
    public FeatureMap hyperSynthesis(final FeatureMap hyperLatents, final FeatureMap quality) throws IOException {
        return call("hyper_synthesis", hyperLatents, quality);
    }

    @Override
    public FeatureMap mean(final int step, final FeatureMap features, final FeatureMap known) throws IOException {
        final PtNDManager manager = module.newCall();
        try (IValue number = IValue.from((long) step); IValue first = tensor(manager, features); IValue second = tensor(manager, known)) {
            return map(module.run(manager, "mean", number, first, second));
        }
    }

    @Override
    public FeatureMap synthesis(final FeatureMap latents, final FeatureMap quality) throws IOException {
        return call("synthesis", latents, quality);
    }

    @Override
    public byte[] of(final short[] hyperLatents, final int height, final int width, final LocalQuality quality) throws IOException {
        final int positions = quality.height() * quality.width();
        final ByteBuffer memory = integers(hyperLatents.length + positions);
        final DoubleBuffer values = memory.asDoubleBuffer();
        for (int i = 0; i < hyperLatents.length; i++) {
            values.put(i, hyperLatents[i]);
        }
        for (int y = 0, i = hyperLatents.length; y < quality.height(); y++) {
            for (int x = 0; x < quality.width(); x++, i++) {
                values.put(i, quality.at(y, x));
            }
        }
        final PtNDManager manager = module.newCall();
        final int split = Double.BYTES * hyperLatents.length;
        try (IValue first = IValue.from(manager.create(memory.slice(0, split),
                new Shape(1, bundle.hyperChannels(), height, width), DataType.FLOAT64));
                IValue second = IValue.from(manager.create(memory.slice(split, Double.BYTES * positions),
                    new Shape(1, 1, quality.height(), quality.width()), DataType.FLOAT64))) {
            return indices(threads.run(() -> module.run(manager, "scale_indices", first, second)));
        }
    }

    @Override
    public <T> T beside(final Supplier<T> work) {
        return threads.beside(work);
    }

    private static byte[] indices(final NDArray result) {
        final DoubleBuffer values = TorchModule.bytes(result).asDoubleBuffer();
        final byte[] indices = new byte[values.remaining()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = (byte) values.get(i);
        }
        return indices;
    }

    private FeatureMap call(final String method, final FeatureMap input, final FeatureMap quality) throws IOException {
        final PtNDManager manager = module.newCall();
        try (IValue first = tensor(manager, input); IValue second = tensor(manager, quality)) {
            return map(module.run(manager, method, first, second));
        }
    }

    private static IValue tensor(final PtNDManager manager, final FeatureMap map) {
        return IValue.from(manager.create(map.bytes(), new Shape(1, map.channels(), map.height(), map.width()), DataType.FLOAT32));
    }

    private static FeatureMap map(final NDArray result) {
        final Shape shape = result.getShape();
        return new FeatureMap((int) shape.get(1), (int) shape.get(2), (int) shape.get(3), TorchModule.bytes(result));
    }

    private ByteBuffer integers(final int count) {
        if (integers.capacity() < Double.BYTES * count) {
            integers = ByteBuffer.allocateDirect(Double.BYTES * count);
        }
        return integers.duplicate().clear().order(ByteOrder.nativeOrder());
    }

    @Override
    public void close() {
        module.close();
    }
}
