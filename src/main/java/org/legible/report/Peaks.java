package org.legible.report;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.RealType;
import net.imglib2.view.Views;
import org.legible.codec.PlaneReader;
import org.legible.format.ImageLayout;
import org.legible.format.ValueWindow;
import org.legible.quality.Psnr;

/** The range of samples of each channel, to which PSNR and the similarities refer. */
final class Peaks {

    private Peaks() {
    }

    /**
     * 255 for samples of 8 bits; else the width of the channel's window, or where there are no windows the range of the original's
     * samples in that channel. Never 0: a constant channel has 1, as in the encoder.
     */
    static double[] of(final PlaneReader original, final List<ValueWindow> windows) throws IOException {
        final ImageLayout layout = original.layout();
        final double[] peaks = new double[layout.channels()];
        if (!layout.type().windowed()) {
            Arrays.fill(peaks, Psnr.PEAK_8_BIT);
        } else if (windows.size() == layout.channels()) {
            Arrays.setAll(peaks, channel -> windows.get(channel).width());
        } else {
            final double[][] ranges = ranges(original);
            Arrays.setAll(peaks, channel -> ranges[channel][1] > ranges[channel][0] ? ranges[channel][1] - ranges[channel][0] : 1);
        }
        return peaks;
    }

    private static double[][] ranges(final PlaneReader image) throws IOException {
        final double[][] ranges = new double[image.layout().channels()][];
        Arrays.setAll(ranges, channel -> new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY});
        for (int plane = 0; plane < image.layout().planes(); plane++) {
            final double[] range = ranges[image.layout().channelOf(plane)];
            for (final RealType<?> sample : Views.iterable(Planes.grey(image.plane(plane)))) {
                final double value = sample.getRealDouble();
                if (Double.isFinite(value)) {
                    range[0] = Math.min(range[0], value);
                    range[1] = Math.max(range[1], value);
                }
            }
        }
        return ranges;
    }
}
