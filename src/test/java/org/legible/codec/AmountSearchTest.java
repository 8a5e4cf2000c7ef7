package org.legible.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;

/** Searches over figures that are calculated, for wishes as they are: how many trials they take, and what they come to. */
class AmountSearchTest {

    private static final FileMeasure UNUSED = (written, result, progress) -> Double.NaN;

    /** The trials of a search: their qualities, in order. */
    private static List<Double> run(final QualitySearch search, final DoubleUnaryOperator figure) throws IOException {
        return run(search, figure, quality -> 0);
    }

    /** @param share of the file that text has */
    private static List<Double> run(final QualitySearch search, final DoubleUnaryOperator figure, final DoubleUnaryOperator share)
            throws IOException {
        final List<Double> trials = new ArrayList<>();
        for (OptionalDouble next = search.next(); next.isPresent(); next = search.next()) {
            final double quality = next.getAsDouble();
            assertTrue(quality >= 1 && quality <= 100, "quality " + quality);
            assertFalse(trials.contains(quality), "twice quality " + quality);
            trials.add(quality);
            search.add(new EncodeResult(10_000, 1, 1, quality, (long) (10_000 * share.applyAsDouble(quality))), figure.applyAsDouble(quality));
        }
        return trials;
    }

    /** What lifted text loses falls by a step where its bitmaps get another level, as here at every tenth quality. */
    private static double lifted(final double quality) {
        return Math.pow(10, -3.1 - 0.35 * Math.floor(quality / 10));
    }

    private static double decibels(final double quality) {
        return -10 * Math.log10(lifted(quality) + Math.pow(10, -2.6 - 0.019 * quality));
    }

    @Test
    void stepsOfLiftedTextTakeNoMoreTrials() throws IOException {
        double excess = 0;
        int count = 0;
        for (double wanted = 28; wanted < 43; wanted += 0.37) {
            final double limit = wanted;
            final List<Double> trials = run(Wish.decibels(wanted, UNUSED).search(AmountSearchTest::lifted), AmountSearchTest::decibels);
            assertTrue(trials.size() <= 3, trials + " for " + wanted);
            final double found = trials.stream().filter(quality -> decibels(quality) >= limit).min(Double::compare).orElseThrow();
            double best = 1;
            while (decibels(best) < wanted) {
                best += 0.05;
            }
            excess += found - best;
            count++;
        }
        assertTrue(excess / count < 3, excess / count + " qualities too high on average");
    }

    @Test
    void decibelsOutOfReachEndAtTheBestQuality() throws IOException {
        final List<Double> trials = run(Wish.decibels(70, UNUSED).search(AmountSearchTest::lifted), AmountSearchTest::decibels,
            quality -> 0.5);
        assertEquals(100, trials.get(trials.size() - 1));
        assertTrue(trials.size() <= 4, trials.toString());
    }

    /** A figure that stays short up to the last, against all experience. */
    @Test
    void theBestQualityIsTriedBeforeASearchGivesUp() throws IOException {
        final List<Double> trials = run(Wish.decibels(40, UNUSED).search(quality -> 0), quality -> quality < 99 ? 39.9 : 45);
        assertEquals(100, trials.get(trials.size() - 1));
        assertTrue(trials.size() <= 4, trials.toString());
    }

    private static void assertComesNear(final DoubleUnaryOperator bytes, final DoubleUnaryOperator share, final double exact, final int trials)
            throws IOException {
        final double limit = Math.ceil(bytes.applyAsDouble(exact));
        final List<Double> tried = run(Wish.bytes((long) limit).search(quality -> 0), bytes, share);
        assertTrue(tried.size() <= trials, tried.toString());
        final double found = tried.stream().mapToDouble(bytes::applyAsDouble).filter(size -> size <= limit).max().orElseThrow();
        assertTrue(found >= 0.97 * limit, tried + " for " + exact);
    }

    @Test
    void sizesTakeFiveTrials() throws IOException {
        for (final double slope : new double[] {0.008, 0.015, 0.03, 0.045}) {
            for (final double exact : new double[] {1.5, 9, 28, 61, 83, 99}) {
                assertComesNear(quality -> 900 + 4000 * Math.exp(slope * quality), quality -> 0, exact, 5);
            }
        }
    }

    /** As on pages full of text, which comes in from quality 1 to 2: twice the bytes, and a step where bitmaps get another level. */
    @Test
    void sizesOfTextTakeSevenTrials() throws IOException {
        final DoubleUnaryOperator text = quality -> 1 / (1 + Math.exp(7 * (1.4 - quality))) * (quality > 14 ? 1.3 : 1);
        final DoubleUnaryOperator bytes = quality -> 4200 * Math.exp(0.012 * quality) * (1 + text.applyAsDouble(quality));
        final DoubleUnaryOperator share = quality -> text.applyAsDouble(quality) / (1 + text.applyAsDouble(quality));
        for (final double exact : new double[] {1.05, 1.2, 1.35, 1.5, 1.8, 2.5, 4, 9, 13.9, 17, 22, 31}) {
            assertComesNear(bytes, share, exact, 7);
        }
    }

    /** A search ends where sizes and errors are in no order at all. */
    @Test
    void figuresWithoutAnyOrderEndASearch() throws IOException {
        final Random random = new Random(12);
        for (int i = 0; i < 500; i++) {
            final Map<Double, Double> figures = new HashMap<>();
            final DoubleUnaryOperator figure = quality -> figures.computeIfAbsent(quality, any -> Math.exp(2 + 3 * random.nextDouble()));
            assertTrue(run(Wish.bytes(20).search(quality -> 0), figure, quality -> random.nextDouble() * 0.9).size() <= 9);
            figures.clear();
            assertTrue(run(Wish.decibels(20, UNUSED).search(quality -> 0), figure).size() <= 4);
        }
    }

    @Test
    void aSizeOutOfReachEndsAtTheLowestQuality() throws IOException {
        final List<Double> none = run(Wish.bytes(700).search(quality -> 0), quality -> 900 + 40 * quality);
        assertEquals(1, none.get(none.size() - 1));
        assertTrue(none.size() <= 6, none.toString());
    }
}
