package org.legible.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.view.Views;

import org.legible.format.LegibleException;

/**
 * Learned perceptual distance (R. Zhang et al., "The unreasonable effectiveness of deep features as a perceptual metric", CVPR 2018),
 * by a TorchScript module that the user has: Legible carries none.
 *
 * <p>The module's {@code forward} takes two float tensors of shape 1x3xHxW, red, green and blue from -1 to 1, the original first, and
 * returns one tensor with one element: the distance, 0 for identical pictures. Not thread-safe.
 */
public final class Lpips implements AutoCloseable {

    private static final int[] RGB_SHIFTS = {16, 8, 0};
    private static final String CONVENTION = "its forward has to take two 1x3xHxW tensors of RGB from -1 to 1 and return one number";

    private final Path file;
    private final Model model;

    private Lpips(final Path file, final Model model) {
        this.file = file;
        this.model = model;
    }

    /**
     * Loads a module.
     *
     * @param file TorchScript, as {@code torch.jit.save} writes it
     * @param device where to run it
     * @throws LegibleException when there is no such file, it is no TorchScript, or the engine does not start
     */
    public static Lpips load(final Path file, final Device device) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new LegibleException("There is no LPIPS module " + file + ": give the path of a TorchScript file.");
        }
        PyTorchEngine.stayOffline();
        final Model model = Model.newInstance("lpips", PyTorchEngine.choose(PyTorchEngine.start(), device), PyTorchEngine.NAME);
        try (InputStream in = Files.newInputStream(file)) {
            model.load(in);
            return new Lpips(file, model);
        } catch (final MalformedModelException | RuntimeException e) {
            model.close();
            throw new LegibleException("The LPIPS module " + file + " cannot be loaded: give a TorchScript file, as torch.jit.save writes it.",
                e);
        } catch (final IOException e) {
            model.close();
            throw LegibleException.of("The LPIPS module " + file + " cannot be read", e);
        }
    }

    /**
     * The distance of a pair of pictures of equal size; alpha is left out.
     *
     * @return 0 for identical pictures; larger ones look less alike
     * @throws LegibleException when the module does not take such pictures, or returns anything but one finite number
     */
    public double distance(final RandomAccessibleInterval<ARGBType> original, final RandomAccessibleInterval<ARGBType> decoded)
            throws IOException {
        try (PtNDManager manager = (PtNDManager) model.getNDManager().newSubManager();
                IValue first = tensor(manager, original);
                IValue second = tensor(manager, decoded);
                IValue result = IValueUtils.runMethod((PtSymbolBlock) model.getBlock(), "forward", first, second)) {
            return number(result, manager);
        } catch (final RuntimeException e) {
            throw new LegibleException("The LPIPS module " + file + " failed: " + CONVENTION + ".", e);
        }
    }

    private double number(final IValue result, final PtNDManager manager) throws LegibleException {
        if (result.isTensor()) {
            try (NDArray tensor = result.toTensor(manager)) {
                if (tensor.getDataType() == DataType.FLOAT32 && tensor.size() == 1 && Float.isFinite(tensor.toFloatArray()[0])) {
                    return tensor.toFloatArray()[0];
                }
            }
        }
        throw new LegibleException("The LPIPS module " + file + " does not return a distance: " + CONVENTION + ".");
    }

    private static IValue tensor(final PtNDManager manager, final RandomAccessibleInterval<ARGBType> image) {
        final int count = Math.toIntExact(image.dimension(0) * image.dimension(1));
        final ByteBuffer memory = ByteBuffer.allocateDirect(Math.multiplyExact(RGB_SHIFTS.length * Float.BYTES, count))
            .order(ByteOrder.nativeOrder());
        final FloatBuffer values = memory.asFloatBuffer();
        final Cursor<ARGBType> cursor = Views.flatIterable(image).cursor();
        for (int i = 0; i < count; i++) {
            final int rgb = cursor.next().get();
            for (int channel = 0; channel < RGB_SHIFTS.length; channel++) {
                values.put(channel * count + i, (rgb >> RGB_SHIFTS[channel] & 0xff) / 127.5f - 1);
            }
        }
        final Shape shape = new Shape(1, RGB_SHIFTS.length, image.dimension(1), image.dimension(0));
        return IValue.from(manager.create(memory, shape, DataType.FLOAT32));
    }

    @Override
    public void close() {
        model.close();
    }
}
