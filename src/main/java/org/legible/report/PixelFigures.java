package org.legible.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.RealType;
import org.legible.format.ImageLayout;
import org.legible.format.SampleType;
import org.legible.quality.AbsoluteError;
import org.legible.quality.MsSsim;
import org.legible.quality.Psnr;
import org.legible.quality.Ssim;

/** Adds up the figures of the planes of an image. */
final class PixelFigures {

    private final ImageLayout layout;
    private final Appearance appearance;
    private final double[] peaks;
    private final List<PlaneFigures> planes = new ArrayList<>();
    private double relativeSquares;

    /** @param peaks range of the samples of each channel */
    PixelFigures(final ImageLayout layout, final Appearance appearance, final double[] peaks) {
        this.layout = layout;
        this.appearance = appearance;
        this.peaks = peaks.clone();
    }

    /** Measures the planes of one picture, in order, and maps their errors. */
    ErrorMap add(final int first, final List<RandomAccessibleInterval<?>> before, final List<RandomAccessibleInterval<?>> after) {
        final String label = before.size() > 1 ? Planes.labelOfComposite(layout, first) : Planes.label(layout, first);
        final ErrorMap map = new ErrorMap(first, label, layout.width(), layout.height(), new float[layout.width() * layout.height()]);
        for (int i = 0; i < before.size(); i++) {
            if (layout.type() == SampleType.RGB24) {
                addRgb(first + i, Planes.rgb(before.get(i)), Planes.rgb(after.get(i)), map);
            } else {
                addGrey(first + i, Planes.grey(before.get(i)), Planes.grey(after.get(i)), map);
            }
        }
        return map;
    }

    private void addRgb(final int plane, final RandomAccessibleInterval<ARGBType> a, final RandomAccessibleInterval<ARGBType> b,
        final ErrorMap map) {
        AbsoluteError.mapRgb(a, b, map.image());
        add(plane, Psnr.PEAK_8_BIT, Psnr.meanSquaredErrorRgb(a, b), Ssim.rgb(a, b), MsSsim.rgb(a, b), AbsoluteError.rgb(a, b));
    }

    private void addGrey(final int plane, final RandomAccessibleInterval<RealType<?>> a, final RandomAccessibleInterval<RealType<?>> b,
        final ErrorMap map) {
        final double peak = peaks[layout.channelOf(plane)];
        AbsoluteError.mapGrey(a, b, appearance::value, map.image());
        add(plane, peak, Psnr.meanSquaredError(a, b), Ssim.grey(a, b, peak), MsSsim.grey(a, b, peak),
            AbsoluteError.grey(a, b, appearance::value));
    }

    private void add(final int plane, final double peak, final double squares, final double ssim, final double msSsim,
        final AbsoluteError error) {
        relativeSquares += squares / (peak * peak);
        planes.add(new PlaneFigures(plane, Planes.label(layout, plane), peak,
            new Figures(Psnr.fromMeanSquaredError(squares, peak), ssim, msSsim, error.max(), error.mean())));
    }

    /** The figures of every plane so far. */
    List<PlaneFigures> planes() {
        return List.copyOf(planes);
    }

    /** All planes together. */
    Figures total() {
        return new Figures(Psnr.fromMeanSquaredError(relativeSquares / planes.size(), 1), mean(Figures::ssim), mean(Figures::msSsim),
            planes.stream().mapToDouble(plane -> plane.figures().maxError()).max().orElse(0), mean(Figures::meanError));
    }

    private double mean(final ToDoubleFunction<Figures> figure) {
        return planes.stream().map(PlaneFigures::figures).mapToDouble(figure).average().orElse(Double.NaN);
    }
}
