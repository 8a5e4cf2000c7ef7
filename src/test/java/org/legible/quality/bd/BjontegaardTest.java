package org.legible.quality.bd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import com.google.gson.annotations.SerializedName;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.legible.format.LegibleException;

/** Bjontegaard differences against scipy ({@code scripts/quality/bd_reference.py}) and against cases with known answers. */
class BjontegaardTest {

    private static final double TOLERANCE = 1e-6;

    record Expected(String anchor, String test, Metric metric, Double rate, Double value, Double percent) {
    }

    record Fixture(Map<String, Map<Metric, List<double[]>>> curves, @SerializedName("figures") List<Expected> expected) {

        RateCurve curve(final String name, final Metric metric) {
            return BjontegaardTest.curve(name, metric, curves.get(name).get(metric).toArray(double[][]::new));
        }
    }

    private static Fixture fixture;

    private static Fixture fixture() throws IOException {
        if (fixture == null) {
            fixture = readFixture();
        }
        return fixture;
    }

    private static Fixture readFixture() throws IOException {
        try (Reader reader = new InputStreamReader(BjontegaardTest.class.getResourceAsStream("/quality/bd.json"), StandardCharsets.UTF_8)) {
            return new Gson().fromJson(reader, Fixture.class);
        }
    }

    private static RateCurve curve(final String name, final Metric metric, final double[]... points) {
        return new RateCurve(name, metric, Stream.of(points).map(point -> new RatePoint(point[0], point[1])).toList());
    }

    static Stream<Expected> expected() throws IOException {
        return fixture().expected().stream();
    }

    @ParameterizedTest
    @MethodSource
    void expected(final Expected e) throws IOException {
        final RateCurve anchor = fixture().curve(e.anchor(), e.metric());
        final RateCurve test = fixture().curve(e.test(), e.metric());
        if (e.rate() == null) {
            assertThrows(LegibleException.class, () -> Bjontegaard.rateAtEqualValue(anchor, test));
        } else {
            assertEquals(e.rate(), Bjontegaard.rateAtEqualValue(anchor, test).value(), TOLERANCE);
        }
        if (e.value() == null) {
            assertThrows(LegibleException.class, () -> Bjontegaard.valueAtEqualRate(anchor, test));
        } else {
            final BdFigure figure = Bjontegaard.valueAtEqualRate(anchor, test);
            assertEquals(e.value(), figure.value(), TOLERANCE);
            assertEquals(e.percent() == null ? Double.NaN : e.percent(), figure.percent(), TOLERANCE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void halfTheRateIsMinusFiftyPercent(final Metric metric) throws LegibleException {
        final double sign = metric.higherIsBetter() ? 1 : -1;
        final RateCurve anchor = curve("a", metric, new double[][] {{0.2, 5 + sign}, {0.4, 5 + 2 * sign}, {0.8, 5 + 2.5 * sign},
            {1.6, 5 + 4 * sign}});
        final RateCurve test = curve("b", metric, new double[][] {{0.1, 5 + sign}, {0.2, 5 + 2 * sign}, {0.4, 5 + 2.5 * sign},
            {0.8, 5 + 4 * sign}});
        final BdFigure rate = Bjontegaard.rateAtEqualValue(anchor, test);
        assertEquals(-50, rate.value(), 1e-9);
        assertEquals(100, Bjontegaard.rateAtEqualValue(test, anchor).value(), 1e-9);
        assertEquals(Math.min(5 + sign, 5 + 4 * sign), rate.low());
        assertEquals(Math.max(5 + sign, 5 + 4 * sign), rate.high());
        final BdFigure value = Bjontegaard.valueAtEqualRate(anchor, test);
        assertTrue(value.value() * sign > 0);
        assertEquals(0.2, value.low(), 1e-12);
        assertEquals(0.8, value.high(), 1e-12);
    }

    @Test
    void boundsOfValuesAreKept() throws LegibleException {
        final RateCurve anchor = curve("a", Metric.CER, new double[][] {{0.2, 0.5}, {0.4, 0.2}, {0.8, 0.1}, {1.6, 0.01}});
        final RateCurve test = curve("b", Metric.CER, new double[][] {{0.1, 0.5}, {0.2, 0.2}, {0.4, 0.1}, {0.8, 0.01}});
        final BdFigure figure = Bjontegaard.rateAtEqualValue(anchor, test, 0.02, 0.2);
        assertEquals(-50, figure.value(), 1e-9);
        assertEquals(0.02, figure.low());
        assertEquals(0.2, figure.high());
        assertEquals("a and b share no range of CER from 0.6000 to 0.9000 (0.01000 to 0.5000 and 0.01000 to 0.5000): choose settings whose ranges overlap.",
            assertThrows(LegibleException.class, () -> Bjontegaard.rateAtEqualValue(anchor, test, 0.6, 0.9)).getMessage());
    }

    @Test
    void theRateOfAValueIsTheLeastThatDoesSoWell() {
        final RateCurve curve = curve("a", Metric.CER, new double[][] {{0.1, 0.4}, {0.2, 0.2}, {0.3, 0.3}, {0.8, 0.1}});
        assertEquals(0.1, curve.rateFor(0.5).orElseThrow());
        assertEquals(0.2, curve.rateFor(0.2).orElseThrow(), 1e-12);
        assertEquals(Math.sqrt(0.1 * 0.2), curve.rateFor(0.3).orElseThrow(), 1e-12);
        assertEquals(0.4, curve.rateFor(0.15).orElseThrow(), 1e-12);
        assertTrue(curve.rateFor(0.09).isEmpty());
    }

    @Test
    void aConstantGapIsThatGap() throws LegibleException {
        final RateCurve anchor = curve("a", Metric.CER, new double[][] {{0.1, 0.4}, {0.3, 0.3}, {0.9, 0.1}});
        final RateCurve test = curve("b", Metric.CER, new double[][] {{0.1, 0.45}, {0.3, 0.35}, {0.9, 0.15}});
        assertEquals(0.05, Bjontegaard.valueAtEqualRate(anchor, test).value(), 1e-12);
    }

    /** The least rate at which an error has been seen to be that small: risings and repeated values are passed over. */
    @Test
    void whatIsNoBetterThanAtALowerRateDoesNotCountForTheRate() throws LegibleException {
        final RateCurve anchor = curve("a", Metric.CER, new double[][] {{0.1, 0.4}, {0.2, 0.2}, {0.4, 0.1}, {0.8, 0}});
        final RateCurve rough = curve("b", Metric.CER, new double[][] {{0.1, 0.4}, {0.15, 0.7}, {0.2, 0.2}, {0.3, 0.2}, {0.4, 0.1}, {0.5, 0.15},
            {0.8, 0}, {1.6, 0}, {3.2, 0.01}});
        final BdFigure figure = Bjontegaard.rateAtEqualValue(anchor, rough);
        assertEquals(0, figure.value(), 1e-12);
        assertEquals(4, figure.testPoints());
        assertEquals(9, Bjontegaard.valueAtEqualRate(anchor, rough).testPoints());
    }

    @Test
    void ofSettingsWithOneRateTheBestCounts() throws LegibleException {
        final RateCurve anchor = curve("a", Metric.PSNR, new double[][] {{0.1, 30}, {0.2, 32}, {0.4, 33}});
        final RateCurve test = curve("b", Metric.PSNR, new double[][] {{0.4, 33}, {0.2, 31}, {0.1, 30}, {0.2, 32}, {0.2, 32}});
        assertEquals(0, Bjontegaard.valueAtEqualRate(anchor, test).value(), 1e-12);
        assertEquals(0, Bjontegaard.rateAtEqualValue(anchor, test).value(), 1e-12);
    }

    @Test
    void noErrorsAtAllHaveNoPercentage() throws LegibleException {
        final RateCurve clean = curve("a", Metric.CER, new double[][] {{0.1, 0}, {0.2, 0}, {0.4, 0}});
        final RateCurve worse = curve("b", Metric.CER, new double[][] {{0.1, 0.2}, {0.2, 0.1}, {0.4, 0}});
        final BdFigure figure = Bjontegaard.valueAtEqualRate(clean, worse);
        assertTrue(figure.value() > 0.09);
        assertTrue(Double.isNaN(figure.percent()));
        final LegibleException refusal = assertThrows(LegibleException.class, () -> Bjontegaard.rateAtEqualValue(clean, worse));
        assertEquals("a has too few points where CER improves with the rate (1, and 3 are needed): give it more settings.",
            refusal.getMessage());
    }

    @Test
    void rangesThatDoNotMeetAreRefused() {
        final RateCurve poor = curve("poor", Metric.PSNR, new double[][] {{0.1, 20}, {0.2, 22}, {0.4, 24}});
        final RateCurve good = curve("good", Metric.PSNR, new double[][] {{0.4, 24}, {0.8, 30}, {1.6, 33}});
        assertEquals("poor and good share no range of PSNR (20.00 to 24.00 dB and 24.00 to 33.00 dB): choose settings whose ranges overlap.",
            assertThrows(LegibleException.class, () -> Bjontegaard.rateAtEqualValue(poor, good)).getMessage());
        assertEquals("poor and good share no range of bits a pixel (0.1000 to 0.4000 and 0.4000 to 1.600): "
            + "choose settings whose ranges overlap.",
            assertThrows(LegibleException.class, () -> Bjontegaard.valueAtEqualRate(poor, good)).getMessage());
    }

    @Test
    void nonsenseIsAProgrammersError() {
        final RateCurve psnr = curve("a", Metric.PSNR, new double[][] {{0.1, 20}, {0.2, 22}, {0.4, 24}});
        final RateCurve cer = curve("a", Metric.CER, new double[][] {{0.1, 0.4}, {0.2, 0.3}, {0.4, 0.2}});
        assertThrows(IllegalArgumentException.class, () -> Bjontegaard.rateAtEqualValue(psnr, cer));
        for (final double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThrows(IllegalArgumentException.class, () -> new RatePoint(rate, 30));
        }
        assertThrows(IllegalArgumentException.class, () -> new RatePoint(1, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> new Pchip(new double[] {1}, new double[] {1}));
        assertThrows(IllegalArgumentException.class, () -> new Pchip(new double[] {1, 1}, new double[] {1, 2}));
        assertThrows(IllegalArgumentException.class, () -> new Pchip(new double[] {1, 2}, new double[] {1, 2, 3}));
        final Pchip line = new Pchip(new double[] {1, 2}, new double[] {1, 3});
        assertThrows(IllegalArgumentException.class, () -> line.valueAt(2.1));
        assertThrows(IllegalArgumentException.class, () -> line.integral(2, 1));
        assertThrows(IllegalArgumentException.class, () -> line.integral(0.9, 2));
        assertEquals(2, line.valueAt(1.5), 1e-15);
        assertEquals(2, line.integral(1, 2), 1e-15);
    }

    /** A sum of thin rectangles comes to the same as the antiderivative, wherever the bounds lie. */
    @Test
    void theIntegralIsThatOfTheCurve() {
        final Pchip curve = new Pchip(new double[] {-1, 0, 0.5, 2, 2.1, 4}, new double[] {0, 3, 3, -2, 5, 5.5});
        for (final double[] range : new double[][] {{-1, 4}, {-0.7, 0.2}, {0.6, 0.9}, {0.5, 2.1}, {3, 3}, {4, 4}, {-1, -1}}) {
            final int steps = 20_000;
            final double step = (range[1] - range[0]) / steps;
            double sum = 0;
            for (int i = 0; i < steps; i++) {
                sum += step * curve.valueAt(range[0] + (i + 0.5) * step);
            }
            assertEquals(sum, curve.integral(range[0], range[1]), 1e-5);
        }
        assertEquals(3, curve.valueAt(0.25), 1e-15, "no overshoot between equal values");
    }

    @Test
    void similarityInDecibels() {
        assertEquals(20, Metric.decibels(0.99), 1e-9);
        assertEquals(0, Metric.decibels(0), 1e-9);
        assertEquals(100, Metric.decibels(1), 1e-9);
        assertEquals(100, Metric.decibels(1 + 1e-15), 1e-9);
        assertFalse(Metric.PSNR.isTextError());
    }
}
