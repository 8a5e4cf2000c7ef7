package org.legible.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;

import org.legible.bundle.NetworkBundle;
import org.legible.format.LegibleException;

/** The TorchScript file of a bundle in the engine. Not thread-safe. */
final class TorchModule implements EngineNetworks {

    private final NetworkBundle bundle;
    private final Model model;
    private final PtSymbolBlock block;

    /** Holds the result of the last call and its memory. */
    private NDManager lastCall;

    private TorchModule(final NetworkBundle bundle, final Model model) {
        this.bundle = bundle;
        this.model = model;
        this.block = (PtSymbolBlock) model.getBlock();
    }

    /**
     * Loads the file.
     *
     * @throws LegibleException when it is no TorchScript or the engine does not take it
     */
    static TorchModule load(final NetworkBundle bundle, final ai.djl.Device device) throws IOException {
        final Model model = Model.newInstance(bundle.id().name(), device, PyTorchEngine.NAME);
        try (InputStream in = bundle.openNetworks()) {
            model.load(in);
            final TorchModule module = new TorchModule(bundle, model);
            module.prepare();
            return module;
        } catch (final MalformedModelException | RuntimeException e) {
            model.close();
            throw new LegibleException("The networks in " + bundle.networksPlace() + " cannot be loaded: " + firstLine(e)
                + " Get the bundle again.", e);
        }
    }

    /** Networks whose weights are stored with 16 bits have a method that makes 32 of them, to compute with. */
    private void prepare() {
        if (Arrays.asList(JniUtils.getMethodNames(block)).contains("prepare")) {
            IValueUtils.runMethod(block, "prepare").close();
        }
    }

    /** Ends the call before, and with it all of its memory. */
    PtNDManager newCall() {
        if (lastCall != null) {
            lastCall.close();
        }
        lastCall = model.getNDManager().newSubManager();
        return (PtNDManager) lastCall;
    }

    /**
     * Runs a method.
     *
     * @param manager of {@link #newCall}, which holds the result
     * @throws LegibleException when the engine fails
     */
    PtNDArray run(final PtNDManager manager, final String method, final IValue... inputs) throws IOException {
        try (IValue result = IValueUtils.runMethod(block, method, inputs)) {
            return result.toTensor(manager);
        } catch (final RuntimeException e) {
            throw new LegibleException("The engine failed in \"" + method + "\" of " + bundle.networksPlace() + ": " + firstLine(e), e);
        }
    }

    /** The samples of a result, in the machine's byte order, in memory that lives as long as the result's manager. */
    static ByteBuffer bytes(final NDArray result) {
        return result.toByteBuffer(true).order(ByteOrder.nativeOrder());
    }

    /**
     * The samples of a result.
     *
     * @param shape that it must have
     * @throws LegibleException when it has another, so that the bundle contradicts itself
     */
    float[] floats(final NDArray result, final Shape shape) throws LegibleException {
        if (!result.getShape().equals(shape)) {
            throw new LegibleException("The result of " + bundle.networksPlace() + " has the shape " + result.getShape() + " instead of "
                + shape + ", which its model.json promises: get the bundle again.");
        }
        return result.toFloatArray();
    }

    private static String firstLine(final Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("") + ".";
    }

    @Override
    public void close() {
        if (lastCall != null) {
            lastCall.close();
            lastCall = null;
        }
        model.close();
    }
}
