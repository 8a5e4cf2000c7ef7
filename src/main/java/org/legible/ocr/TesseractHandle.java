package org.legible.ocr;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

import com.sun.jna.Pointer;
import net.imglib2.RandomAccess;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import net.sourceforge.tess4j.ITessAPI.TessBaseAPI;
import net.sourceforge.tess4j.ITessAPI.TessPageSegMode;
import net.sourceforge.tess4j.TessAPI1;

import org.legible.format.LegibleException;

/**
 * One Tesseract, with its networks loaded. For one thread at a time.
 *
 * <p>No resolution is set, as none is known: Tesseract then estimates it from the size of the text, as its command does for a PNG file
 * that names none.
 */
final class TesseractHandle implements AutoCloseable {

    /** Sparse text: words anywhere, in no order. */
    static final int SPARSE_TEXT = TessPageSegMode.PSM_SPARSE_TEXT;
    /** The picture is one line. */
    static final int SINGLE_LINE = TessPageSegMode.PSM_SINGLE_LINE;

    /** Tesseract refuses pictures of more columns or rows. */
    private static final int LARGEST_SIDE = 32767;
    private static final int CHANNELS = 3;

    private TessBaseAPI api;
    /** Kept: memory outside of the heap is given back late. */
    private ByteBuffer pixels = ByteBuffer.allocateDirect(0);

    /** @throws LegibleException when Tesseract cannot be loaded or does not take the data */
    TesseractHandle(final Tessdata data) throws IOException {
        TesseractLibrary.load();
        // Tesseract keeps networks and dictionaries in common, and opens the file for its messages once.
        synchronized (TesseractHandle.class) {
            final TessBaseAPI created = TessAPI1.TessBaseAPICreate();
            // Its remarks, such as the resolution it assumes, are not for the error stream of a program.
            TessAPI1.TessBaseAPISetVariable(created, "debug_file", "/dev/null");
            if (TessAPI1.TessBaseAPIInit3(created, data.folder().toString(), data.languages()) != 0) {
                TessAPI1.TessBaseAPIDelete(created);
                throw new LegibleException("Tesseract does not start with " + data + "; are the files complete and made for Tesseract 4 or"
                    + " later?");
            }
            api = created;
        }
    }

    /**
     * Recognises a picture as tab-separated lines, one for each block, paragraph, line and word.
     *
     * @param image two-dimensional, its minimum at the origin
     * @param mode how the page is cut into lines
     */
    String table(final RandomAccessibleInterval<ARGBType> image, final int mode) throws IOException {
        return recognise(image, mode, handle -> TessAPI1.TessBaseAPIGetTsvText(handle, 0));
    }

    /**
     * Recognises a picture as text.
     *
     * @param image two-dimensional, its minimum at the origin
     * @param mode how the page is cut into lines
     */
    String text(final RandomAccessibleInterval<ARGBType> image, final int mode) throws IOException {
        return recognise(image, mode, TessAPI1::TessBaseAPIGetUTF8Text);
    }

    private String recognise(final RandomAccessibleInterval<ARGBType> image, final int mode, final Function<TessBaseAPI, Pointer> result)
        throws IOException {
        if (api == null) {
            throw new IllegalStateException("This reader has been closed.");
        }
        final int width = side(image, 0);
        final int height = side(image, 1);
        load(image, width, height);
        TessAPI1.TessBaseAPISetPageSegMode(api, mode);
        TessAPI1.TessBaseAPISetImage(api, pixels, width, height, CHANNELS, CHANNELS * width);
        try {
            if (TessAPI1.TessBaseAPIRecognize(api, null) != 0) {
                throw new LegibleException("Tesseract cannot read an image of " + width + "x" + height + " pixels.");
            }
            return string(result.apply(api));
        } finally {
            TessAPI1.TessBaseAPIClear(api);
        }
    }

    private static int side(final RandomAccessibleInterval<ARGBType> image, final int dimension) throws LegibleException {
        if (image.dimension(dimension) > LARGEST_SIDE) {
            throw new LegibleException("The image of " + image.dimension(0) + "x" + image.dimension(1) + " pixels is too large for Tesseract,"
                + " which takes " + LARGEST_SIDE + " in each direction; give a part of it.");
        }
        return (int) image.dimension(dimension);
    }

    private void load(final RandomAccessibleInterval<ARGBType> image, final int width, final int height) throws LegibleException {
        reserve((long) CHANNELS * width * height, width, height);
        pixels.clear();
        final RandomAccess<ARGBType> access = image.randomAccess();
        for (int y = 0; y < height; y++) {
            access.setPosition(0, 0);
            access.setPosition(y, 1);
            for (int x = 0; x < width; x++) {
                final int argb = access.get().get();
                pixels.put((byte) (argb >> 16)).put((byte) (argb >> 8)).put((byte) argb);
                access.fwd(0);
            }
        }
        pixels.flip();
    }

    private void reserve(final long bytes, final int width, final int height) throws LegibleException {
        if (bytes <= pixels.capacity()) {
            return;
        }
        try {
            pixels = ByteBuffer.allocateDirect(Math.toIntExact(bytes));
        } catch (final ArithmeticException | OutOfMemoryError e) {
            throw new LegibleException("There is not enough memory to read an image of " + width + "x" + height + " pixels: " + (bytes >> 20)
                + " MB are needed; give Java more memory or a part of the image.", e);
        }
    }

    private static String string(final Pointer text) {
        if (text == null) {
            return "";
        }
        try {
            return text.getString(0, StandardCharsets.UTF_8.name());
        } finally {
            TessAPI1.TessDeleteText(text);
        }
    }

    /** Gives the memory back. */
    @Override
    public void close() {
        if (api != null) {
            TessAPI1.TessBaseAPIEnd(api);
            TessAPI1.TessBaseAPIDelete(api);
            api = null;
        }
    }
}
