package org.legible.ij;

import ij.CompositeImage;
import ij.ImagePlus;
import ij.measure.Calibration;
import ij.process.LUT;

import java.util.List;

import net.imglib2.Cursor;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;

import org.legible.format.SampleType;
import org.legible.report.Appearance;

/**
 * What the samples of an {@link ImagePlus} mean, by its calibration, and how they look, by its LUTs and display ranges. The channels of
 * a composite image are shown in one picture, as ImageJ does it; other images plane by plane.
 */
final class ImageAppearance implements Appearance {

    private static final int COLOURS = 256;
    private static final String UNCALIBRATED = "gray levels";

    private final SampleType type;
    private final LUT[] luts;
    private final boolean[] shown;
    private final boolean composite;
    private final float[] values;
    private final String unit;

    /** @param image with pixels; what is changed in it later does not count */
    ImageAppearance(final ImagePlus image, final SampleType type) {
        this.type = type;
        this.composite = type != SampleType.RGB24 && image instanceof CompositeImage several && several.getMode() == CompositeImage.COMPOSITE
            && several.getNChannels() > 1;
        this.luts = type == SampleType.RGB24 ? new LUT[0] : lutsOf(image);
        this.shown = composite ? ((CompositeImage) image).getActiveChannels().clone() : null;
        final Calibration calibration = image.getCalibration();
        final boolean calibrated = calibration.calibrated() && type != SampleType.RGB24;
        this.values = calibrated ? calibration.getCTable() : null;
        this.unit = calibrated ? calibration.getValueUnit() : UNCALIBRATED;
    }

    private static LUT[] lutsOf(final ImagePlus image) {
        if (image instanceof CompositeImage several) {
            return several.getLuts();
        }
        final LUT lut = (LUT) image.getProcessor().getLut().clone();
        lut.min = image.getDisplayRangeMin();
        lut.max = image.getDisplayRangeMax();
        return new LUT[] {lut};
    }

    @Override
    public int planesPerPicture() {
        return composite ? luts.length : 1;
    }

    @Override
    public String unit() {
        return unit;
    }

    @Override
    public double value(final double sample) {
        return values != null && sample >= 0 && sample < values.length ? values[(int) sample] : sample;
    }

    @Override
    @SuppressWarnings("unchecked") // the planes' types are those of PlaneReader's contract
    public RandomAccessibleInterval<ARGBType> picture(final int first, final List<RandomAccessibleInterval<?>> planes) {
        final RandomAccessibleInterval<?> plane = planes.get(0);
        if (type == SampleType.RGB24) {
            return (RandomAccessibleInterval<ARGBType>) plane;
        }
        final int[] pixels = new int[Math.toIntExact(plane.dimension(0) * plane.dimension(1))];
        for (int i = 0; i < planes.size(); i++) {
            if (!composite || i >= shown.length || shown[i]) {
                add(pixels, (RandomAccessibleInterval<? extends RealType<?>>) planes.get(i), luts[(first + i) % luts.length]);
            }
        }
        return ArrayImgs.argbs(pixels, plane.dimension(0), plane.dimension(1));
    }

    /** Adds a channel's light to what is there, each colour up to its maximum. */
    private void add(final int[] pixels, final RandomAccessibleInterval<? extends RealType<?>> plane, final LUT lut) {
        // ImageJ gives each colour of the LUT an equal share of the integers from min to max; floats have no next integer.
        final double range = lut.max - lut.min + (type == SampleType.FLOAT32 ? 0 : 1);
        final double scale = range > 0 ? COLOURS / range : 0;
        final Cursor<? extends RealType<?>> cursor = Views.flatIterable(plane).cursor();
        for (int i = 0; i < pixels.length; i++) {
            final int index = (int) Math.max(0, Math.min(COLOURS - 1, (cursor.next().getRealDouble() - lut.min) * scale));
            pixels[i] = sum(pixels[i], lut.getRGB(index));
        }
    }

    private static int sum(final int a, final int b) {
        final int red = Math.min(255, (a >> 16 & 0xff) + (b >> 16 & 0xff));
        final int green = Math.min(255, (a >> 8 & 0xff) + (b >> 8 & 0xff));
        final int blue = Math.min(255, (a & 0xff) + (b & 0xff));
        return 0xff000000 | red << 16 | green << 8 | blue;
    }
}
