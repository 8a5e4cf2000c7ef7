package org.legible.cli.benchmark;

import ij.ImagePlus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import org.legible.codec.DecodeResult;
import org.legible.codec.EncodeResult;
import org.legible.codec.EncodeSettings;
import org.legible.codec.PlaneReader;
import org.legible.codec.Progress;
import org.legible.engine.CodecSession;
import org.legible.format.LgbFile;
import org.legible.ij.ImagePlusReader;
import org.legible.ij.ImagePlusWriter;
import org.legible.quality.MsSsim;
import org.legible.quality.Psnr;

/** Measures with real files, in one JVM with the engine warm. */
final class BenchmarkRun {

    /** Stands for the PSNR of identical images, as in the figures of the other codecs. */
    private static final double HIGHEST_PSNR = 99;
    private static final double SPEED_QUALITY = 50;

    private final CodecSession session;
    private final Path scratch;
    private final Consumer<String> log;

    /**
     * @param session with the bundle to measure
     * @param scratch file to encode into, again and again
     * @param log hears one line for each picture
     */
    BenchmarkRun(final CodecSession session, final Path scratch, final Consumer<String> log) {
        this.session = session;
        this.scratch = scratch;
        this.log = log;
    }

    /** Every picture of a set at every quality, picture by picture. */
    List<Measurement> measure(final ImageSet set, final List<Double> qualities) throws IOException {
        final List<Measurement> all = new ArrayList<>();
        for (final Path file : set.files()) {
            final PlaneReader image = new ImagePlusReader(ImageSet.open(file));
            for (final double quality : qualities) {
                all.add(measure(file.getFileName().toString(), image, quality));
            }
            log.accept(set.name() + " " + file.getFileName());
        }
        return all;
    }

    private Measurement measure(final String name, final PlaneReader image, final double quality) throws IOException {
        final EncodeResult encoding = session.encode(image, EncodeSettings.ofQuality(quality), scratch, Progress.NONE);
        final ImagePlusWriter target = new ImagePlusWriter(image.layout());
        final double decodeSeconds = decode(target).seconds();
        final RandomAccessibleInterval<ARGBType> before = argb(image.plane(0));
        final RandomAccessibleInterval<ARGBType> after = argb(target.plane(0));
        return new Measurement(name, quality, 8.0 * Files.size(scratch) / image.layout().pixels(),
            Math.min(HIGHEST_PSNR, Psnr.rgb(before, after)), MsSsim.rgb(before, after), encoding.seconds(), decodeSeconds);
    }

    private DecodeResult decode(final ImagePlusWriter target) throws IOException {
        try (LgbFile file = LgbFile.open(scratch)) {
            return session.decode(file, target, Progress.NONE);
        }
    }

    /** Leaves the first picture of a set, encoded, in the scratch file. */
    void encodeFirst(final ImageSet set) throws IOException {
        final PlaneReader image = new ImagePlusReader(ImageSet.open(set.files().get(0)));
        session.encode(image, EncodeSettings.ofQuality(SPEED_QUALITY), scratch, Progress.NONE);
    }

    /**
     * Seconds a megapixel, each way.
     *
     * @param encode from the image in memory to the file
     * @param decode from the file to the image in memory
     */
    record Speed(double encode, double decode) {
    }

    /** The least time over some runs for each of the first pictures of a set, averaged over those pictures. */
    Speed speed(final ImageSet set, final int pictures, final int runs) throws IOException {
        double encode = 0;
        double decode = 0;
        double megapixels = 0;
        for (final Path file : set.files().subList(0, Math.min(pictures, set.files().size()))) {
            final ImagePlus image = ImageSet.open(file);
            double leastEncode = Double.POSITIVE_INFINITY;
            double leastDecode = Double.POSITIVE_INFINITY;
            for (int run = 0; run < runs; run++) {
                final long start = System.nanoTime();
                final PlaneReader planes = new ImagePlusReader(image);
                session.encode(planes, EncodeSettings.ofQuality(SPEED_QUALITY), scratch, Progress.NONE);
                final long middle = System.nanoTime();
                decode(new ImagePlusWriter(planes.layout()));
                leastEncode = Math.min(leastEncode, (middle - start) * 1e-9);
                leastDecode = Math.min(leastDecode, (System.nanoTime() - middle) * 1e-9);
            }
            encode += leastEncode;
            decode += leastDecode;
            megapixels += image.getWidth() * image.getHeight() * 1e-6;
        }
        return new Speed(encode / megapixels, decode / megapixels);
    }

    @SuppressWarnings("unchecked") // the pictures are RGB
    private static RandomAccessibleInterval<ARGBType> argb(final RandomAccessibleInterval<?> plane) {
        return (RandomAccessibleInterval<ARGBType>) plane;
    }
}
