package org.legible.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import ij.ImagePlus;

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
 * What the symbol layer costs pictures that have no text: {@code PhotoCostBenchmark FOLDER QUALITY,…}. It prints a section of Markdown
 * with the RGB pictures of a folder that it costs most.
 */
public final class PhotoCostBenchmark {

    private static final int WORST = 6;

    /** A picture through the codec. */
    private record Coded(byte[] file, double psnr, double seconds) {
    }

    /** A picture without the layer and with it. */
    private record Pair(String name, String quality, Coded without, Coded with) {

        double more() {
            return Math.abs(100.0 * with.file.length / without.file.length - 100);
        }

        boolean same() {
            return Arrays.equals(without.file, with.file);
        }
    }

    private PhotoCostBenchmark() {
    }

    /** Runs it. */
    public static void main(final String[] arguments) throws IOException {
        final List<Pair> pairs = new ArrayList<>();
        final Path scratch = Files.createTempFile("photo", ".lgb");
        try (CodecSession session = CodecSession.open("legible-1", Device.CPU)) {
            for (final String quality : arguments[1].split(",")) {
                final EncodeSettings settings = EncodeSettings.ofQuality(Double.parseDouble(quality));
                for (final Path picture : BenchmarkPictures.of(Path.of(arguments[0]))) {
                    final ImagePlus image = BenchmarkPictures.whole(picture);
                    pairs.add(new Pair(image.getTitle(), quality, code(session, image, settings.withText(TextMode.OFF), scratch),
                        code(session, image, settings.withText(TextMode.SHARP), scratch)));
                }
            }
        } finally {
            Files.delete(scratch);
        }
        print(pairs);
    }

    private static void print(final List<Pair> pairs) {
        System.out.printf(Locale.ROOT, """
            ## Photographs

            `text=sharp` against `text=off`: of %d files %d are the same byte for byte. Encoding took %.2f s in all without the layer and
            %.2f s with it. The %d pictures whose bytes differ most:

            | picture | quality | bytes off | bytes sharp | differ by | PSNR off | PSNR sharp |
            |---|--:|--:|--:|--:|--:|--:|
            """, pairs.size(), pairs.stream().filter(Pair::same).count(), pairs.stream().mapToDouble(pair -> pair.without().seconds()).sum(),
            pairs.stream().mapToDouble(pair -> pair.with().seconds()).sum(), WORST);
        pairs.stream().sorted(Comparator.comparingDouble(Pair::more).reversed()).limit(WORST).forEach(pair ->
            System.out.printf(Locale.ROOT, "| %s | %s | %d | %d | %.3f %% | %.3f | %.3f |%n", pair.name(), pair.quality(),
                pair.without().file().length, pair.with().file().length, pair.more(), pair.without().psnr(), pair.with().psnr()));
    }

    private static Coded code(final CodecSession session, final ImagePlus image, final EncodeSettings settings, final Path scratch)
            throws IOException {
        final PlaneReader planes = new ImagePlusReader(image);
        final double seconds = session.encode(planes, settings, scratch, Progress.NONE).seconds();
        final ImagePlusWriter target = new ImagePlusWriter(planes.layout());
        try (LgbFile lgb = LgbFile.open(scratch)) {
            session.decode(lgb, target, Progress.NONE);
        }
        return new Coded(Files.readAllBytes(scratch),
            Psnr.rgb(BenchmarkPictures.argb(image), BenchmarkPictures.argb(target.image(image.getTitle()))), seconds);
    }
}
