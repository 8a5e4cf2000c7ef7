package org.legible.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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
import org.legible.symbol.LiftedPlane;
import org.legible.symbol.SymbolSettings;

/**
 * What the symbol layer costs pictures that have no text: {@code PhotoCostBenchmark FOLDER QUALITY,…}. It prints a section of Markdown
 * with the RGB pictures of a folder that it costs most.
 */
public final class PhotoCostBenchmark {

    private static final int WORST = 6;
    private static final double NANOS = 1e9;

    /** A picture is encoded, and what text it has lifted, so often; the shortest time counts. */
    private static final int REPETITIONS = 3;

    /** Before, it is lifted so often, and all pictures are encoded once: what one picture alone needs is compiled by then, too. */
    private static final int WARM_UP = 30;

    /** A picture through the codec. */
    private record Coded(byte[] file, double psnr) {
    }

    /** A picture without the layer and with it. */
    private record Pair(String name, String quality, Coded without, Coded with, long encodingNanos, long liftingNanos) {

        double more() {
            return Math.abs(100.0 * with.file.length / without.file.length - 100);
        }

        boolean same() {
            return Arrays.equals(without.file, with.file);
        }

        double liftingPercent() {
            return 100.0 * liftingNanos / encodingNanos;
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
                    warmUp(session, new ImagePlusReader(BenchmarkPictures.whole(picture)), settings, scratch);
                }
                for (final Path picture : BenchmarkPictures.of(Path.of(arguments[0]))) {
                    final ImagePlus image = BenchmarkPictures.whole(picture);
                    pairs.add(measure(session, image, quality, settings, scratch));
                }
            }
        } finally {
            Files.delete(scratch);
        }
        print(pairs);
    }

    private static void warmUp(final CodecSession session, final PlaneReader planes, final EncodeSettings settings, final Path scratch)
            throws IOException {
        session.encode(planes, settings.withText(TextMode.OFF), scratch, Progress.NONE);
        for (int i = 0; i < WARM_UP; i++) {
            lift(planes, settings);
        }
    }

    private static void lift(final PlaneReader planes, final EncodeSettings settings) throws IOException {
        LiftedPlane.of(planes.plane(0), SymbolSettings.sharp(settings.quality()), () -> { });
    }

    private static Pair measure(final CodecSession session, final ImagePlus image, final String quality, final EncodeSettings settings,
            final Path scratch) throws IOException {
        final PlaneReader planes = new ImagePlusReader(image);
        final EncodeSettings without = settings.withText(TextMode.OFF);
        long encoding = Long.MAX_VALUE;
        long lifting = Long.MAX_VALUE;
        for (int i = 0; i < REPETITIONS; i++) {
            final long start = threadNanos();
            session.encode(planes, without, scratch, Progress.NONE);
            final long between = threadNanos();
            lift(planes, settings);
            encoding = Math.min(encoding, between - start);
            lifting = Math.min(lifting, threadNanos() - between);
        }
        return new Pair(image.getTitle(), quality, code(session, image, without, scratch),
            code(session, image, settings.withText(TextMode.SHARP), scratch), encoding, lifting);
    }

    private static long threadNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void print(final List<Pair> pairs) {
        final double encoding = pairs.stream().mapToLong(Pair::encodingNanos).sum();
        final double lifting = pairs.stream().mapToLong(Pair::liftingNanos).sum();
        final Pair slowest = Collections.max(pairs, Comparator.comparingDouble(Pair::liftingPercent));
        System.out.printf(Locale.ROOT, """
            ## Photographs

            `text=sharp` against `text=off`: of %d files %d are the same byte for byte. Of its thread's CPU time encoding without the layer
            takes %.2f s in all, and to look for text, which comes before it and is all that the layer does here, takes %.2f s: %.2f %%, and
            %.2f %% of the picture with the largest share, %s at quality %s. The shortest of %d runs of each counts, in a process that is warm:
            before, each picture was encoded once and searched %d times. The %d pictures whose bytes differ most:

            | picture | quality | bytes off | bytes sharp | differ by | PSNR off | PSNR sharp |
            |---|--:|--:|--:|--:|--:|--:|
            """, pairs.size(), pairs.stream().filter(Pair::same).count(), encoding / NANOS, lifting / NANOS, 100 * lifting / encoding,
            slowest.liftingPercent(), slowest.name(), slowest.quality(), REPETITIONS, WARM_UP, WORST);
        pairs.stream().sorted(Comparator.comparingDouble(Pair::more).reversed()).limit(WORST).forEach(pair ->
            System.out.printf(Locale.ROOT, "| %s | %s | %d | %d | %.3f %% | %.3f | %.3f |%n", pair.name(), pair.quality(),
                pair.without().file().length, pair.with().file().length, pair.more(), pair.without().psnr(), pair.with().psnr()));
    }

    private static Coded code(final CodecSession session, final ImagePlus image, final EncodeSettings settings, final Path scratch)
            throws IOException {
        final PlaneReader planes = new ImagePlusReader(image);
        session.encode(planes, settings, scratch, Progress.NONE);
        final ImagePlusWriter target = new ImagePlusWriter(planes.layout());
        try (LgbFile lgb = LgbFile.open(scratch)) {
            session.decode(lgb, target, Progress.NONE);
        }
        return new Coded(Files.readAllBytes(scratch),
            Psnr.rgb(BenchmarkPictures.argb(image), BenchmarkPictures.argb(target.image(image.getTitle()))));
    }
}
