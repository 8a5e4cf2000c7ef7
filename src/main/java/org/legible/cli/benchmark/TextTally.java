package org.legible.cli.benchmark;

/**
 * What was counted on some pictures, with Tesseract's words as the measure.
 *
 * <ul>
 * <li>Recall: a word that Tesseract reads with a confidence over 80 is found when at least half of its area is covered by the boxes of
 * detected words, or of detected lines.</li>
 * <li>Precision: a detected word is text when at least half of its area is covered by words that Tesseract reads with a confidence over
 * 50; or when Tesseract, given the box with a margin of 4 pixels enlarged twice, reads a letter or a digit; or when our own recogniser
 * reads something. What is text by Tesseract alone is counted too.</li>
 * <li>Word accuracy: of the words that Tesseract reads with a confidence over 90, those that our recogniser, given Tesseract's box,
 * reads exactly so, with the same capitals.</li>
 * <li>Speed: finding, without reading, as the least of some runs; reading, words of the detector's boxes a second.</li>
 * </ul>
 */
final class TextTally {

    int pictures;
    double megapixels;
    int sureWords;
    int foundByWords;
    int foundByLines;
    int boxes;
    int boxesThatAreText;
    int boxesThatAreTextByTesseract;
    int boxesThatSaySomething;
    int verySureWords;
    int wordsReadAlike;
    double secondsFinding;
    double secondsReading;

    void add(final TextTally other) {
        pictures += other.pictures;
        megapixels += other.megapixels;
        sureWords += other.sureWords;
        foundByWords += other.foundByWords;
        foundByLines += other.foundByLines;
        boxes += other.boxes;
        boxesThatAreText += other.boxesThatAreText;
        boxesThatAreTextByTesseract += other.boxesThatAreTextByTesseract;
        boxesThatSaySomething += other.boxesThatSaySomething;
        verySureWords += other.verySureWords;
        wordsReadAlike += other.wordsReadAlike;
        secondsFinding += other.secondsFinding;
        secondsReading += other.secondsReading;
    }

    double recallByWords() {
        return share(foundByWords, sureWords);
    }

    double recallByLines() {
        return share(foundByLines, sureWords);
    }

    double precision() {
        return share(boxesThatAreText, boxes);
    }

    double precisionByTesseract() {
        return share(boxesThatAreTextByTesseract, boxes);
    }

    double falseBoxesPerPicture() {
        return share(boxes - boxesThatAreText, pictures);
    }

    double wordAccuracy() {
        return share(wordsReadAlike, verySureWords);
    }

    double secondsPerMegapixel() {
        return share(secondsFinding, megapixels);
    }

    double wordsPerSecond() {
        return share(boxes, secondsReading);
    }

    /** Not a number where there is nothing to take a share of. */
    private static double share(final double part, final double whole) {
        return whole == 0 ? Double.NaN : part / whole;
    }
}
