package org.legible.cli.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import org.legible.codec.Progress;
import org.legible.compare.AveragePoint;
import org.legible.compare.ImageCodec;
import org.legible.compare.Ladder;
import org.legible.compare.RgbImage;
import org.legible.compare.Scale;

/** Seconds a megapixel of all codecs, measured anew in one run: the least over some runs for each of the first pictures of a set. */
final class Speed {

    private static final int PICTURES = 3;
    private static final int RUNS = 3;
    private static final double RATE = 0.2;
    private static final double MEGAPIXEL = 1e6;

    private final LineUp lineUp;
    private final List<List<String>> rows = new ArrayList<>();

    Speed(final LineUp lineUp) {
        this.lineUp = lineUp;
    }

    /** Measures every codec at the setting whose average rate over the set is closest to 0.2 bits a pixel. */
    void measure(final ImageSet set, final SetResult result) throws IOException {
        // Bundles that are compared with the measured one have the same networks, and its speed.
        for (final Ladder ladder : lineUp.ladders().stream().filter(some -> !LineUp.isOfAnotherBundle(some.codec().name())).toList()) {
            final AveragePoint point = result.points(ladder.codec().name()).stream()
                .min(Comparator.comparingDouble(some -> Math.abs(Math.log(some.bpp() / RATE)))).orElseThrow();
            double encode = 0;
            double decode = 0;
            double pixels = 0;
            for (final Path file : set.files().subList(0, Math.min(PICTURES, set.files().size()))) {
                final RgbImage image = ImageSet.open(file);
                final double[] least = least(ladder.codec(), image, point.setting());
                encode += least[0];
                decode += least[1];
                pixels += image.area();
            }
            rows.add(List.of(ladder.codec().name(), set.name(), Scale.text(point.setting()), Page.number("%.3f", point.bpp()),
                Page.number("%.3f", encode / pixels * MEGAPIXEL), Page.number("%.3f", decode / pixels * MEGAPIXEL)));
        }
    }

    /** Seconds to encode and to decode. */
    private static double[] least(final ImageCodec codec, final RgbImage image, final double setting) throws IOException {
        final double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        for (int run = 0; run < RUNS; run++) {
            // A picture of its own, or the codec would remember where it found text.
            final RgbImage copy = new RgbImage(image.width(), image.height(), image.pixels().clone());
            final ImageCodec.Encoded encoded = codec.encode(copy, setting, Progress.NONE);
            least[0] = Math.min(least[0], encoded.seconds());
            least[1] = Math.min(least[1], codec.decode(encoded.bytes(), Progress.NONE).seconds());
        }
        return least;
    }

    void writeTo(final Page page, final OptionalDouble firstDecodeSeconds) {
        page.heading(2, "Speed");
        page.paragraph("Seconds a megapixel, all measured one after the other in one run, at the setting whose rate is closest to 0.2 bpp: the least"
            + " of " + RUNS + " runs for each of the first " + PICTURES + " pictures. Legible and JPEG run in a JVM that is warm; those of the other"
            + " codecs are whole processes, with their start and the reading and writing of PNG files. avifenc takes one thread, cjxl and Legible all"
            + " processors.");
        page.table(List.of("codec", "pictures", "setting", "bpp", "encode", "decode"), rows);
        firstDecodeSeconds.ifPresent(seconds -> page.paragraph(Page.number(
            "One picture decoded by a new JVM, with the start of Java and of the engine: %.2f s.", seconds)));
    }
}
