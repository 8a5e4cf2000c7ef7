package org.legible.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import ij.ImagePlus;
import ij.io.FileSaver;
import ij.process.ColorProcessor;

import org.legible.codec.EncodeSettings;
import org.legible.codec.Progress;
import org.legible.codec.TextMode;
import org.legible.engine.CodecSession;
import org.legible.engine.Device;
import org.legible.format.LgbFile;
import org.legible.ij.ImagePlusReader;
import org.legible.ij.ImagePlusWriter;
import org.legible.ocr.TesseractReader;

/**
 * What {@code text=exact} keeps, and what it takes beside lossless WebP: {@code ExactTextBenchmark FOLDER QUALITY whole|cropped}. It
 * prints a section of Markdown with a line for each RGB picture of a folder, and needs the program {@code cwebp}.
 */
public final class ExactTextBenchmark {

    /** What was measured of a picture, or of all. */
    private record Row(String name, long lifted, long differing, long text, long textLifted, long file, long layer, long webp) {

        Row plus(final Row other) {
            return new Row(name, lifted + other.lifted, differing + other.differing, text + other.text, textLifted + other.textLifted,
                file + other.file, layer + other.layer, webp + other.webp);
        }

        @Override
        public String toString() {
            final long learned = file - layer;
            return String.format(Locale.ROOT, "| %s | %d | %d | %d | %.1f %% | %d | %d | %d | %.1f %% | %.1f %% |", name, lifted, differing,
                text, 100.0 * textLifted / text, learned, layer, webp, 100.0 * layer / webp, 100.0 * file / (webp + learned));
        }
    }

    private ExactTextBenchmark() {
    }

    /** Runs it. */
    public static void main(final String[] arguments) throws IOException, InterruptedException {
        final double quality = Double.parseDouble(arguments[1]);
        final boolean whole = arguments[2].equals("whole");
        printHead(quality, whole);
        final Path scratch = Files.createTempDirectory("exact");
        final List<Row> rows = new ArrayList<>();
        try (CodecSession session = CodecSession.open("legible-1", Device.CPU); TesseractReader reader = TesseractReader.open()) {
            for (final Path file : BenchmarkPictures.of(Path.of(arguments[0]))) {
                final ImagePlus image = whole ? BenchmarkPictures.whole(file) : BenchmarkPictures.cropped(file);
                rows.add(measure(session, reader, image, quality, scratch));
                System.out.println(rows.get(rows.size() - 1));
            }
        } finally {
            for (final String name : List.of("a.lgb", "a.png", "a.webp")) {
                Files.deleteIfExists(scratch.resolve(name));
            }
            Files.delete(scratch);
        }
        System.out.println(rows.stream().reduce(new Row("all", 0, 0, 0, 0, 0, 0, 0), Row::plus));
    }

    private static void printHead(final double quality, final boolean whole) {
        System.out.printf(Locale.ROOT, """
            ## Exact text

            `text=exact` at quality %.0f, %s. Lifted pixels are those that the symbol layer paints; wrong ones differ from the original in
            the decoded image. Text pixels are those in the box of a word that Tesseract reads with a confidence above 60, and differ there
            from the most frequent colour by more than %d of 255 in some channel. WebP stores a picture that has the lifted pixels and
            around them nothing but their background (`cwebp -lossless -m 6`; the symbols' own background in their rectangles or one
            for the whole picture, whichever is smaller). All but the pages of symbols counts as the learned layer.

            | picture | lifted pixels | of them wrong | text pixels | of them lifted | learned layer, bytes | symbols, bytes | WebP, bytes \
            | symbols of WebP | file of WebP and learned layer |
            |---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
            """, quality, whole ? "whole pictures" : "the upper left 1024x768 pixels of each picture", TextPixels.LEVEL);
    }

    private static Row measure(final CodecSession session, final TesseractReader reader, final ImagePlus image, final double quality,
            final Path scratch) throws IOException, InterruptedException {
        final int[] original = BenchmarkPictures.pixels(image);
        final Path file = scratch.resolve("a.lgb");
        final ImagePlusReader planes = new ImagePlusReader(image);
        session.encode(planes, EncodeSettings.ofQuality(quality).withText(TextMode.EXACT), file, Progress.NONE);
        final ImagePlusWriter target = new ImagePlusWriter(planes.layout());
        final LiftedPixels lifted;
        try (LgbFile lgb = LgbFile.open(file)) {
            session.decode(lgb, target, Progress.NONE);
            lifted = LiftedPixels.of(lgb);
        }
        final int[] decoded = BenchmarkPictures.pixels(target.image(image.getTitle()));
        final boolean[] text = TextPixels.of(image, reader);
        long textPixels = 0;
        for (final boolean is : text) {
            textPixels += is ? 1 : 0;
        }
        // Which background suits WebP better depends on the picture; the better one counts.
        final long webp = Math.min(webp(lifted.alone(original, true), image, scratch), webp(lifted.alone(original, false), image, scratch));
        return new Row(image.getTitle(), lifted.count(i -> true), lifted.count(i -> (original[i] ^ decoded[i]) << 8 != 0), textPixels,
            lifted.count(i -> text[i]), Files.size(file), lifted.bytes(), webp);
    }

    private static long webp(final int[] pixels, final ImagePlus like, final Path scratch) throws IOException, InterruptedException {
        final Path png = scratch.resolve("a.png");
        final Path webp = scratch.resolve("a.webp");
        new FileSaver(new ImagePlus("", new ColorProcessor(like.getWidth(), like.getHeight(), pixels))).saveAsPng(png.toString());
        final Process process = new ProcessBuilder("cwebp", "-quiet", "-lossless", "-m", "6", png.toString(), "-o", webp.toString())
            .inheritIO().start();
        if (process.waitFor() != 0) {
            throw new IOException("cwebp failed");
        }
        return Files.size(webp);
    }
}
