package org.legible.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import org.legible.codec.EncodeSettings;
import org.legible.codec.PlaneReader;
import org.legible.codec.Progress;
import org.legible.codec.TextMode;
import org.legible.engine.CodecSession;
import org.legible.engine.Device;
import org.legible.format.LgbFile;
import org.legible.ij.ImagePlusReader;
import org.legible.ij.ImagePlusWriter;

/**
 * The time that the symbol layer takes on pictures of text: {@code SymbolTimeBenchmark FOLDER QUALITY,… REPETITIONS}. It prints a section
 * of Markdown with a line for each quality. Other work on the machine falsifies it.
 */
public final class SymbolTimeBenchmark {

    private static final double MILLION = 1e6;

    /** Seconds of wall time. */
    private record Seconds(double encode, double decode) {

        static final Seconds NONE = new Seconds(0, 0);
        static final Seconds FOREVER = new Seconds(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

        Seconds least(final Seconds other) {
            return new Seconds(Math.min(encode, other.encode), Math.min(decode, other.decode));
        }

        Seconds plus(final Seconds other, final double weight) {
            return new Seconds(encode + weight * other.encode, decode + weight * other.decode);
        }
    }

    private SymbolTimeBenchmark() {
    }

    /** Runs it. */
    public static void main(final String[] arguments) throws IOException {
        final int repetitions = Integer.parseInt(arguments[2]);
        final List<PlaneReader> pictures = new ArrayList<>();
        for (final Path file : BenchmarkPictures.of(Path.of(arguments[0]))) {
            pictures.add(new ImagePlusReader(BenchmarkPictures.cropped(file)));
        }
        System.out.printf(Locale.ROOT, """
            ## Time

            `text=sharp` against `text=off`, in seconds of wall time a megapixel on %d cores: the upper left 1024x768 pixels of %d pictures,
            each coded in both ways in turn, %d times over; the shortest time of each picture and way counts.

            | quality | encode off | encode sharp | more | decode off | decode sharp | more |
            |--:|--:|--:|--:|--:|--:|--:|
            """, Runtime.getRuntime().availableProcessors(), pictures.size(), repetitions);
        final Path scratch = Files.createTempFile("time", ".lgb");
        try (CodecSession session = CodecSession.open("legible-1", Device.CPU)) {
            for (final String quality : arguments[1].split(",")) {
                print(quality, measure(session, pictures, EncodeSettings.ofQuality(Double.parseDouble(quality)), repetitions, scratch));
            }
        } finally {
            Files.delete(scratch);
        }
    }

    /** Seconds a megapixel without the layer and with it. */
    private static Seconds[] measure(final CodecSession session, final List<PlaneReader> pictures, final EncodeSettings settings,
            final int repetitions, final Path scratch) throws IOException {
        final TextMode[] ways = {TextMode.OFF, TextMode.SHARP};
        final Seconds[][] least = new Seconds[ways.length][pictures.size()];
        for (final Seconds[] all : least) {
            Arrays.fill(all, Seconds.FOREVER);
        }
        for (int repetition = 0; repetition < repetitions; repetition++) {
            for (int i = 0; i < pictures.size(); i++) {
                for (int way = 0; way < ways.length; way++) {
                    least[way][i] = least[way][i].least(code(session, pictures.get(i), settings.withText(ways[way]), scratch));
                }
            }
        }
        final double share = MILLION / pictures.stream().mapToLong(picture -> picture.layout().pixels()).sum();
        final Seconds[] means = {Seconds.NONE, Seconds.NONE};
        for (int way = 0; way < ways.length; way++) {
            for (final Seconds seconds : least[way]) {
                means[way] = means[way].plus(seconds, share);
            }
        }
        return means;
    }

    private static void print(final String quality, final Seconds[] means) {
        final Seconds more = means[1].plus(means[0], -1);
        System.out.printf(Locale.ROOT, "| %s | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f |%n", quality, means[0].encode(), means[1].encode(),
            more.encode(), means[0].decode(), means[1].decode(), more.decode());
    }

    private static Seconds code(final CodecSession session, final PlaneReader picture, final EncodeSettings settings, final Path scratch)
            throws IOException {
        final double encode = session.encode(picture, settings, scratch, Progress.NONE).seconds();
        try (LgbFile lgb = LgbFile.open(scratch)) {
            return new Seconds(encode, session.decode(lgb, new ImagePlusWriter(picture.layout()), Progress.NONE).seconds());
        }
    }
}
