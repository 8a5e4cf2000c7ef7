package org.legible.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import net.imglib2.Cursor;
import net.imglib2.Dimensions;
import net.imglib2.FinalDimensions;
import net.imglib2.RandomAccessibleInterval;
import net.imglib2.img.Img;
import net.imglib2.img.array.ArrayImgs;
import net.imglib2.img.cell.CellImgFactory;
import net.imglib2.type.numeric.ARGBType;
import net.imglib2.type.numeric.integer.UnsignedByteType;
import net.imglib2.type.numeric.integer.UnsignedShortType;
import net.imglib2.type.numeric.real.FloatType;
import net.imglib2.view.Views;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The metrics against the values of {@code scripts/quality/reference.py}, whose integer formulas are repeated here. */
class QualityTest {

    private static final double TOLERANCE = 1e-4;

    record Case(int width, int height, int channels, int peak, int strength, double psnr, double ssim, double msSsim,
        double maxError, double meanError, double meanOfMap) {

        /** A pair without expectations. */
        Case(final int width, final int height, final int channels, final int strength) {
            this(width, height, channels, 255, strength, 0, 0, 0, 0, 0, 0);
        }
    }

    static Stream<Case> expected() throws IOException {
        try (Reader reader = new InputStreamReader(QualityTest.class.getResourceAsStream("/quality/expected.json"),
            StandardCharsets.UTF_8)) {
            return Stream.of(new Gson().fromJson(reader, Case[].class));
        }
    }

    @ParameterizedTest
    @MethodSource("expected")
    void agreesWithTheReference(final Case c) {
        if (c.channels() == 3) {
            final RandomAccessibleInterval<ARGBType> a = rgb(c, false);
            final RandomAccessibleInterval<ARGBType> b = rgb(c, true);
            assertEquals(c.psnr(), Psnr.rgb(a, b), TOLERANCE);
            assertEquals(c.ssim(), Ssim.rgb(a, b), TOLERANCE);
            assertEquals(c.msSsim(), MsSsim.rgb(a, b), TOLERANCE);
            final Img<FloatType> map = ArrayImgs.floats(c.width(), c.height());
            AbsoluteError.mapRgb(a, b, map);
            assertErrors(c, AbsoluteError.rgb(a, b), map);
        } else {
            final RandomAccessibleInterval<UnsignedShortType> a = grey(c, false);
            final RandomAccessibleInterval<UnsignedShortType> b = grey(c, true);
            assertEquals(c.psnr(), Psnr.grey(a, b, c.peak()), TOLERANCE);
            assertEquals(c.ssim(), Ssim.grey(a, b, c.peak()), TOLERANCE);
            assertEquals(c.msSsim(), MsSsim.grey(a, b, c.peak()), TOLERANCE);
            final Img<FloatType> map = ArrayImgs.floats(c.width(), c.height());
            AbsoluteError.mapGrey(a, b, DoubleUnaryOperator.identity(), map);
            assertErrors(c, AbsoluteError.grey(a, b, DoubleUnaryOperator.identity()), map);
        }
    }

    private static void assertErrors(final Case c, final AbsoluteError error, final Img<FloatType> map) {
        assertEquals(c.maxError(), error.max());
        assertEquals(c.meanError(), error.mean(), TOLERANCE);
        double sum = 0;
        for (final FloatType value : map) {
            sum += value.get();
        }
        assertEquals(c.meanOfMap(), sum / map.size(), TOLERANCE);
    }

    @Test
    void errorsAreInTheUnitOfTheImage() {
        final Img<UnsignedByteType> a = ArrayImgs.unsignedBytes(new byte[] {10, 20, 30, 40}, 2, 2);
        final Img<UnsignedByteType> b = ArrayImgs.unsignedBytes(new byte[] {10, 20, 30, 48}, 2, 2);
        final DoubleUnaryOperator halfInverted = value -> 100 - value / 2;
        assertEquals(new AbsoluteError(4, 1), AbsoluteError.grey(a, b, halfInverted));
        final Img<FloatType> map = ArrayImgs.floats(new float[] {0, 3, 0, 3}, 2, 2);
        AbsoluteError.mapGrey(a, b, halfInverted, map);
        assertEquals(List.of(0f, 3f, 0f, 4f), StreamSupport.stream(map.spliterator(), false).map(FloatType::get).toList(),
            "the larger one of the map and the error");
    }

    @Test
    void identicalImagesArePerfect() {
        final RandomAccessibleInterval<ARGBType> image = rgb(new Case(180, 190, 3, 5), true);
        assertEquals(Double.POSITIVE_INFINITY, Psnr.rgb(image, image));
        assertEquals(1, Ssim.rgb(image, image), 1e-12);
        assertEquals(1, MsSsim.rgb(image, image), 1e-12);
    }

    @Test
    void alphaDoesNotCount() {
        final Img<ARGBType> a = ArrayImgs.argbs(20, 20);
        final Img<ARGBType> b = ArrayImgs.argbs(20, 20);
        b.forEach(pixel -> pixel.set(0xff000000));
        assertEquals(Double.POSITIVE_INFINITY, Psnr.rgb(a, b));
        assertEquals(1, MsSsim.rgb(a, b), 1e-12);
    }

    @Test
    void aWorseImageScoresLower() {
        double before = Double.POSITIVE_INFINITY;
        double similarityBefore = 1;
        for (final int strength : new int[] {1, 4, 16, 64}) {
            final Case c = new Case(190, 180, 1, strength);
            final double psnr = Psnr.grey(grey(c, false), grey(c, true), 255);
            final double similarity = MsSsim.grey(grey(c, false), grey(c, true), 255);
            assertTrue(psnr < before, "PSNR at strength " + strength);
            assertTrue(similarity < similarityBefore, "MS-SSIM at strength " + strength);
            before = psnr;
            similarityBefore = similarity;
        }
    }

    @Test
    void aNegativeImageScoresZeroNotNaN() {
        final Case c = new Case(190, 180, 1, 1);
        final Img<UnsignedShortType> a = grey(c, false);
        final Img<UnsignedShortType> inverted = a.copy();
        inverted.forEach(value -> value.set(255 - value.get()));
        assertEquals(0, MsSsim.grey(a, inverted, 255));
        assertTrue(Ssim.grey(a, inverted, 255) < 0);
    }

    @Test
    void theContainerAndTheOriginDoNotMatter() {
        final Case c = new Case(100, 90, 1, 8);
        final Img<UnsignedShortType> a = grey(c, false);
        final Img<UnsignedShortType> b = grey(c, true);
        final Img<UnsignedShortType> cells = new CellImgFactory<>(new UnsignedShortType(), 7).create(100, 90);
        final Cursor<UnsignedShortType> from = Views.flatIterable(b).localizingCursor();
        while (from.hasNext()) {
            final UnsignedShortType value = from.next();
            cells.getAt(from).set(value);
        }
        final RandomAccessibleInterval<UnsignedShortType> moved = Views.translate(cells, 1000, -20);
        assertEquals(Psnr.grey(a, b, 255), Psnr.grey(a, moved, 255), 1e-9);
        assertEquals(Ssim.grey(a, b, 255), Ssim.grey(a, moved, 255), 1e-9);
    }

    @Test
    void refusesWhatCannotBeCompared() {
        final Img<UnsignedByteType> a = ArrayImgs.unsignedBytes(10, 10);
        final Img<UnsignedByteType> b = ArrayImgs.unsignedBytes(10, 11);
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Psnr.grey(a, b, 255)).getMessage().contains("10x10 and 10x11"));
        assertThrows(IllegalArgumentException.class, () -> Ssim.grey(a, b, 255));
        assertThrows(IllegalArgumentException.class, () -> MsSsim.rgb(ArrayImgs.argbs(3, 3), ArrayImgs.argbs(2, 3)));
        assertThrows(IllegalArgumentException.class, () -> Psnr.grey(a, a, 0));
        assertThrows(IllegalArgumentException.class, () -> Ssim.grey(a, a, Double.NaN));
        assertThrows(IllegalArgumentException.class,
            () -> Psnr.grey(ArrayImgs.unsignedBytes(2, 2, 2), ArrayImgs.unsignedBytes(2, 2, 2), 255));
        assertThrows(IllegalArgumentException.class, () -> Psnr.rgb(ArrayImgs.argbs(0, 3), ArrayImgs.argbs(0, 3)));
    }

    private static Img<ARGBType> rgb(final Case c, final boolean distorted) {
        final Img<ARGBType> image = ArrayImgs.argbs(dimensions(c).dimensionsAsLongArray());
        final Cursor<ARGBType> cursor = image.localizingCursor();
        while (cursor.hasNext()) {
            cursor.fwd();
            final int x = cursor.getIntPosition(0);
            final int y = cursor.getIntPosition(1);
            cursor.get().set(ARGBType.rgba(value(c, x, y, 0, distorted), value(c, x, y, 1, distorted), value(c, x, y, 2, distorted), 255));
        }
        return image;
    }

    private static Img<UnsignedShortType> grey(final Case c, final boolean distorted) {
        final Img<UnsignedShortType> image = ArrayImgs.unsignedShorts(dimensions(c).dimensionsAsLongArray());
        final Cursor<UnsignedShortType> cursor = image.localizingCursor();
        while (cursor.hasNext()) {
            cursor.fwd();
            cursor.get().set(value(c, cursor.getIntPosition(0), cursor.getIntPosition(1), 0, distorted));
        }
        return image;
    }

    private static Dimensions dimensions(final Case c) {
        return new FinalDimensions(c.width(), c.height());
    }

    private static int value(final Case c, final int x, final int y, final int channel, final boolean distorted) {
        final int wave = Math.abs((3 * x + 2 * y + 40 * channel) % 256 - 128);
        final int original = clamp((wave * 2 + noise(x, y, channel, 1) % 32) * c.peak() / 255, c.peak());
        if (!distorted) {
            return original;
        }
        final int change = noise(x, y, channel, 2) % (2 * c.strength() + 1) - c.strength();
        return clamp(original + Math.floorDiv(change * c.peak(), 255), c.peak());
    }

    private static int noise(final int x, final int y, final int channel, final int seed) {
        int h = x * 374761393 + y * 668265263 + channel * 974711 + seed * 144665;
        h = (h ^ h >>> 13) * 1274126177;
        return (h ^ h >>> 16) & 0xffff;
    }

    private static int clamp(final int value, final int peak) {
        return Math.max(0, Math.min(peak, value));
    }
}
