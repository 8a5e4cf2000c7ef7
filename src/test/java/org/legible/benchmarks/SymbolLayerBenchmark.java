package org.legible.benchmarks;

import ij.io.FileSaver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.type.numeric.ARGBType;
import org.legible.codec.EncodeResult;
import org.legible.codec.EncodeSettings;
import org.legible.codec.PlaneReader;
import org.legible.codec.Progress;
import org.legible.codec.TextMode;
import org.legible.engine.CodecSession;
import org.legible.engine.Device;
import org.legible.format.LgbFile;
import org.legible.ij.ImagePlusReader;
import org.legible.ij.ImagePlusWriter;
import org.legible.quality.Psnr;

/**
 * Rate and distortion of the symbol layer on a folder of RGB pictures: {@code SymbolLayerBenchmark FOLDER OUT MODE QUALITY,…}. It writes
 * the decoded pictures to {@code OUT/MODE_QUALITY} and one line for each picture and quality to the standard output.
 */
public final class SymbolLayerBenchmark {

    private SymbolLayerBenchmark() {
    }

    /** Runs it. */
    public static void main(final String[] arguments) throws IOException {
        final TextMode mode = TextMode.valueOf(arguments[2]);
        final List<Double> qualities = Arrays.stream(arguments[3].split(",")).map(Double::valueOf).toList();
        final List<Path> files = BenchmarkPictures.of(Path.of(arguments[0]));
        final Path scratch = Files.createTempFile("symbols", ".lgb");
        try (CodecSession session = CodecSession.open("legible-1", Device.CPU)) {
            for (final double quality : qualities) {
                final Path folder = Files.createDirectories(Path.of(arguments[1], mode + "_" + (int) quality));
                double bpp = 0;
                double psnr = 0;
                double layer = 0;
                for (final Path file : files) {
                    final double[] row = measure(session, file, mode, quality, scratch, folder);
                    bpp += row[0] / files.size();
                    psnr += row[1] / files.size();
                    layer += row[2] / files.size();
                }
                System.out.printf(Locale.ROOT, "%s %.0f mean bpp %.4f layer %.4f psnr %.2f%n", mode, quality, bpp, layer, psnr);
            }
        } finally {
            Files.delete(scratch);
        }
    }

    private static double[] measure(final CodecSession session, final Path file, final TextMode mode, final double quality,
            final Path scratch, final Path folder) throws IOException {
        final PlaneReader image = new ImagePlusReader(BenchmarkPictures.cropped(file));
        final EncodeResult result = session.encode(image, EncodeSettings.ofQuality(quality).withText(mode), scratch, Progress.NONE);
        final ImagePlusWriter target = new ImagePlusWriter(image.layout());
        long symbols = 0;
        final double decodeSeconds;
        try (LgbFile lgb = LgbFile.open(scratch)) {
            decodeSeconds = session.decode(lgb, target, Progress.NONE).seconds();
            for (final int tile : lgb.symbolTiles(0)) {
                symbols += lgb.readSymbols(0, tile).page().length;
            }
        }
        final double psnr = Psnr.rgb(argb(image.plane(0)), argb(target.plane(0)));
        final double layer = 8.0 * symbols / image.layout().pixels();
        new FileSaver(target.image(file.getFileName().toString())).saveAsPng(folder.resolve(file.getFileName()).toString());
        System.out.printf(Locale.ROOT, "%s\t%s\t%.0f\t%.4f\t%.4f\t%.2f\t%.3f\t%.3f%n", file.getFileName(), mode, quality, result.bpp(), layer,
            psnr, result.seconds(), decodeSeconds);
        return new double[] {result.bpp(), psnr, layer};
    }

    @SuppressWarnings("unchecked") // the pictures are RGB
    private static RandomAccessibleInterval<ARGBType> argb(final RandomAccessibleInterval<?> plane) {
        return (RandomAccessibleInterval<ARGBType>) plane;
    }
}
