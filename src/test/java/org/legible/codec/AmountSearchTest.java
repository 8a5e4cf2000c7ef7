package org.legible.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

import org.junit.jupiter.api.Test;

/** Searches over figures that are calculated, for wishes as they are: how many trials they take, and what they come to. */
class AmountSearchTest {

    private static final FileMeasure UNUSED = (written, result, progress) -> Double.NaN;

    /** The trials of a search: their qualities, in order. */
    private static List<Double> run(final QualitySearch search, final DoubleUnaryOperator figure) throws IOException {
        final List<Double> trials = new ArrayList<>();
        for (OptionalDouble next = search.next(); next.isPresent(); next = search.next()) {
            final double quality = next.getAsDouble();
            assertTrue(quality >= 1 && quality <= 100, "quality " + quality);
            assertFalse(trials.contains(quality), "twice quality " + quality);
            trials.add(quality);
            search.add(quality, figure.applyAsDouble(quality));
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
        final List<Double> trials = run(Wish.decibels(70, UNUSED).search(AmountSearchTest::lifted), AmountSearchTest::decibels);
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

    @Test
    void sizesTakeFiveTrials() throws IOException {
        for (final double slope : new double[] {0.008, 0.015, 0.03, 0.045}) {
            final DoubleUnaryOperator bytes = quality -> 900 + 4000 * Math.exp(slope * quality);
            for (final double exact : new double[] {1.5, 9, 28, 61, 83, 99}) {
                final double limit = bytes.applyAsDouble(exact);
                final List<Double> trials = run(Wish.bytes((long) Math.ceil(limit)).search(quality -> 0), bytes);
                assertTrue(trials.size() <= 5, trials.toString());
                final double found = trials.stream().filter(quality -> quality <= exact + 0.01).max(Double::compare).orElseThrow();
                assertTrue(bytes.applyAsDouble(found) >= 0.97 * limit, trials + " for " + exact);
            }
        }
        final List<Double> none = run(Wish.bytes(700).search(quality -> 0), quality -> 900 + 40 * quality);
        assertEquals(1, none.get(none.size() - 1));
        assertTrue(none.size() <= 6, none.toString());
    }
}
