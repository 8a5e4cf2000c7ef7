package org.legible.cli.benchmark;

import ij.process.ImageProcessor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.type.numeric.ARGBType;
import org.legible.engine.LegibleTextReader;
import org.legible.ij.ImageFiles;
import org.legible.ocr.TesseractReader;
import org.legible.text.Box;
import org.legible.text.TextRegion;

/** Measures Legible's text networks on one picture after the other; {@link TextTally} says what is counted. */
final class TextMeasure {

    private static final double LIKELY = 50;
    private static final double SURE = 80;
    private static final double VERY_SURE = 90;
    private static final int MARGIN = 4;
    private static final int ENLARGEMENT = 2;

    private final LegibleTextReader legible;
    private final TesseractReader tesseract;
    private final int runs;

    /** @param runs how often text is looked for; the fastest counts */
    TextMeasure(final LegibleTextReader legible, final TesseractReader tesseract, final int runs) {
        this.legible = legible;
        this.tesseract = tesseract;
        this.runs = runs;
    }

    /** Counts on one picture. */
    TextTally measure(final Path file) throws IOException {
        final ImageProcessor rgb = ImageFiles.open(file).getProcessor().convertToRGB();
        final RandomAccessibleInterval<ARGBType> picture = argb(rgb);
        final TextTally tally = new TextTally();
        tally.pictures = 1;
        tally.megapixels = 1e-6 * rgb.getPixelCount();
        final List<TextRegion> reference = tesseract.words(picture).stream().filter(word -> !word.text().isBlank()).toList();
        final List<List<Box>> lines = find(picture, tally);
        countFound(reference, lines, rgb.getWidth(), tally);
        countText(read(picture, lines, tally), reference, rgb, tally);
        countReadAlike(picture, reference, tally);
        return tally;
    }

    private static RandomAccessibleInterval<ARGBType> argb(final ImageProcessor rgb) {
        return ArrayImgs.argbs((int[]) rgb.getPixels(), rgb.getWidth(), rgb.getHeight());
    }

    private List<List<Box>> find(final RandomAccessibleInterval<ARGBType> picture, final TextTally tally) throws IOException {
        List<List<Box>> lines = List.of();
        tally.secondsFinding = Double.POSITIVE_INFINITY;
        for (int run = 0; run < runs; run++) {
            final long start = System.nanoTime();
            lines = legible.find(picture);
            tally.secondsFinding = Math.min(tally.secondsFinding, 1e-9 * (System.nanoTime() - start));
        }
        return lines;
    }

    private List<TextRegion> read(final RandomAccessibleInterval<ARGBType> picture, final List<List<Box>> lines, final TextTally tally)
            throws IOException {
        final long start = System.nanoTime();
        final List<TextRegion> words = legible.read(picture, lines);
        tally.secondsReading = 1e-9 * (System.nanoTime() - start);
        return words;
    }

    private static void countFound(final List<TextRegion> reference, final List<List<Box>> lines, final int width,
            final TextTally tally) {
        final CoveredArea byWords = new CoveredArea(width, lines.stream().flatMap(List::stream).toList());
        final CoveredArea byLines = new CoveredArea(width, lines.stream().map(line -> line.stream().reduce(Box::union).orElseThrow())
            .toList());
        for (final TextRegion word : reference) {
            if (word.confidence() > SURE) {
                tally.sureWords++;
                tally.foundByWords += byWords.hasHalfOf(word.box()) ? 1 : 0;
                tally.foundByLines += byLines.hasHalfOf(word.box()) ? 1 : 0;
            }
        }
    }

    private void countText(final List<TextRegion> words, final List<TextRegion> reference, final ImageProcessor rgb,
            final TextTally tally) throws IOException {
        final CoveredArea text = new CoveredArea(rgb.getWidth(),
            reference.stream().filter(word -> word.confidence() > LIKELY).map(TextRegion::box).toList());
        for (final TextRegion word : words) {
            final boolean byTesseract = text.hasHalfOf(word.box()) || tesseractReads(rgb, word.box());
            tally.boxes++;
            tally.boxesThatAreTextByTesseract += byTesseract ? 1 : 0;
            tally.boxesThatSaySomething += word.text().isEmpty() ? 0 : 1;
            tally.boxesThatAreText += byTesseract || !word.text().isEmpty() ? 1 : 0;
        }
    }

    private boolean tesseractReads(final ImageProcessor rgb, final Box box) throws IOException {
        rgb.setRoi(box.x() - MARGIN, box.y() - MARGIN, box.width() + 2 * MARGIN, box.height() + 2 * MARGIN);
        final ImageProcessor crop = rgb.crop();
        crop.setInterpolationMethod(ImageProcessor.BICUBIC);
        final String text = tesseract.readLine(argb(crop.resize(ENLARGEMENT * crop.getWidth(), ENLARGEMENT * crop.getHeight())));
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private void countReadAlike(final RandomAccessibleInterval<ARGBType> picture, final List<TextRegion> reference,
            final TextTally tally) throws IOException {
        final List<TextRegion> sure = reference.stream().filter(word -> word.confidence() > VERY_SURE).toList();
        final List<TextRegion> read = legible.read(picture, List.of(sure.stream().map(TextRegion::box).toList()));
        tally.verySureWords = sure.size();
        for (int i = 0; i < sure.size(); i++) {
            tally.wordsReadAlike += sure.get(i).text().equals(read.get(i).text()) ? 1 : 0;
        }
    }
}
