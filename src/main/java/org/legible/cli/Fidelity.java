package org.legible.cli;

import java.io.IOException;
import java.nio.file.Path;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.RealType;
import org.legible.codec.PlaneReader;
import org.legible.codec.Progress;
import org.legible.engine.CodecSession;
import org.legible.format.LgbFile;
import org.legible.format.StreamHeader;
import org.legible.quality.Psnr;
import org.legible.report.DecodedPlanes;

/**
 * Measures what a file lost, by decoding it. The peak is the range of values that the file can hold: 255, or the width of the
 * channel's value window. Planes are compared one by one as they come, so that only one is in memory.
 */
final class Fidelity {

    private final PlaneReader original;
    private final StreamHeader header;
    private double sumOfErrors;

    private Fidelity(final PlaneReader original, final StreamHeader header) {
        this.original = original;
        this.header = header;
    }

    /**
     * PSNR over all samples of all planes, in decibels; infinite where nothing was lost.
     *
     * @param original what was encoded
     * @param written the file it was encoded into
     * @param session with the bundle that wrote the file
     */
    static double psnr(final PlaneReader original, final Path written, final CodecSession session) throws IOException {
        try (LgbFile file = LgbFile.open(written)) {
            final Fidelity fidelity = new Fidelity(original, file.header());
            DecodedPlanes.of(file, session, warning -> { }, Progress.NONE).forEach(fidelity::compare);
            return Psnr.fromMeanSquaredError(fidelity.sumOfErrors / file.header().layout().planes(), 1);
        }
    }

    private void compare(final int index, final RandomAccessibleInterval<?> decoded) throws IOException {
        final RandomAccessibleInterval<?> before = original.plane(index);
        if (before.getType() instanceof ARGBType) {
            sumOfErrors += Psnr.meanSquaredErrorRgb(argb(before), argb(decoded)) / (Psnr.PEAK_8_BIT * Psnr.PEAK_8_BIT);
        } else {
            final double peak = header.window(header.layout().channelOf(index)).width();
            sumOfErrors += Psnr.meanSquaredError(real(before), real(decoded)) / (peak * peak);
        }
    }

    @SuppressWarnings("unchecked") // the planes' types are those of PlaneReader's contract
    private static RandomAccessibleInterval<ARGBType> argb(final RandomAccessibleInterval<?> plane) {
        return (RandomAccessibleInterval<ARGBType>) plane;
    }

    @SuppressWarnings("unchecked")
    private static RandomAccessibleInterval<? extends RealType<?>> real(final RandomAccessibleInterval<?> plane) {
        return (RandomAccessibleInterval<? extends RealType<?>>) plane;
    }
}
