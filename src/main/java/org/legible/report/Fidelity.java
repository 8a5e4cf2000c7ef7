package org.legible.report;

import java.io.IOException;
import java.nio.file.Path;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import org.legible.codec.PlaneReader;
import org.legible.codec.PlaneWriter;
import org.legible.codec.Progress;
import org.legible.engine.CodecSession;
import org.legible.format.LgbFile;
import org.legible.format.StreamHeader;
import org.legible.quality.Psnr;

/**
 * Measures what a file lost, by what it decodes to. The peak is the range of values that the file can hold: 255, or the width of the
 * channel's value window. Planes are compared one by one as they come, so that only one is in memory.
 */
public final class Fidelity implements PlaneWriter {

    private final PlaneReader original;
    private final StreamHeader header;
    private final PlaneStream planes;
    private double sumOfErrors;

    /**
     * Starts to compare; the planes of the file are to be written to it.
     *
     * @param original what was encoded
     * @param header of the file
     */
    public Fidelity(final PlaneReader original, final StreamHeader header) {
        this.original = original;
        this.header = header;
        this.planes = new PlaneStream(header.layout(), this::compare);
    }

    /**
     * PSNR over all samples of all planes, in decibels; infinite where nothing was lost.
     *
     * @param original what was encoded
     * @param written the file it was encoded into
     * @param session with the bundle that wrote the file
     * @param progress can end the decoding
     * @throws IOException when the file or the original cannot be read
     */
    public static double psnr(final PlaneReader original, final Path written, final CodecSession session, final Progress progress)
        throws IOException {
        try (LgbFile file = LgbFile.open(written)) {
            final Fidelity fidelity = new Fidelity(original, file.header());
            session.decode(file, fidelity, progress);
            return fidelity.psnr();
        }
    }

    @Override
    public RandomAccessibleInterval<?> plane(final int index) throws IOException {
        return planes.plane(index);
    }

    /**
     * PSNR over all samples of all planes, in decibels; infinite where nothing was lost.
     *
     * @throws IOException when the original cannot be read
     */
    public double psnr() throws IOException {
        planes.finish();
        return Psnr.fromMeanSquaredError(sumOfErrors / header.layout().planes(), 1);
    }

    private void compare(final int index, final RandomAccessibleInterval<?> decoded) throws IOException {
        final RandomAccessibleInterval<?> before = original.plane(index);
        if (before.getType() instanceof ARGBType) {
            sumOfErrors += Psnr.meanSquaredErrorRgb(Planes.rgb(before), Planes.rgb(decoded)) / (Psnr.PEAK_8_BIT * Psnr.PEAK_8_BIT);
        } else {
            final double peak = header.window(header.layout().channelOf(index)).width();
            sumOfErrors += Psnr.meanSquaredError(Planes.grey(before), Planes.grey(decoded)) / (peak * peak);
        }
    }
}
