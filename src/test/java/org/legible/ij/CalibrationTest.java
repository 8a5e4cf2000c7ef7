package org.legible.ij;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ij.ImagePlus;
import ij.measure.Calibration;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.legible.format.LegibleException;

/** Calibration through {@link ImageMetadata}. */
class CalibrationTest {

    private static Calibration calibrationAfter(final Consumer<Calibration> change) throws LegibleException {
        return calibrationAfter(TestImages.stack(16, 3), change);
    }

    private static Calibration calibrationAfter(final ImagePlus image, final Consumer<Calibration> change) throws LegibleException {
        final Calibration calibration = image.getCalibration();
        change.accept(calibration);
        image.setCalibration(calibration);
        return ImageMetadataTest.roundTrip(image).getCalibration();
    }

    @Test
    void pixelSizes() throws LegibleException {
        final Calibration found = calibrationAfter(c -> {
            c.pixelWidth = 0.1;
            c.pixelHeight = 1.0 / 3;
            c.pixelDepth = 1e-9;
        });
        assertEquals(0.1, found.pixelWidth);
        assertEquals(1.0 / 3, found.pixelHeight);
        assertEquals(1e-9, found.pixelDepth);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00B5m", "micron", "um", "nm", "mm", "inch", "pixel", "A", "\u03BCm"})
    void units(final String unit) throws LegibleException {
        final Calibration asImageJTakesIt = new Calibration();
        asImageJTakesIt.setUnit(unit);
        final Calibration found = calibrationAfter(c -> c.setUnit(unit));
        assertEquals(asImageJTakesIt.getUnit(), found.getUnit());
        assertEquals(asImageJTakesIt.getUnit(), found.getZUnit());
    }

    @Test
    void unitsOfTheAxesMayDiffer() throws LegibleException {
        final Calibration found = calibrationAfter(c -> {
            c.setXUnit("mm");
            c.setYUnit("sec");
            c.setZUnit("nm");
        });
        assertEquals(List.of("mm", "sec", "nm"), List.of(found.getXUnit(), found.getYUnit(), found.getZUnit()));
    }

    @Test
    void originAndDirection() throws LegibleException {
        final Calibration found = calibrationAfter(c -> {
            c.xOrigin = 3.5;
            c.yOrigin = -7;
            c.zOrigin = 2;
            c.setInvertY(true);
        });
        assertEquals(3.5, found.xOrigin);
        assertEquals(-7, found.yOrigin);
        assertEquals(2, found.zOrigin);
        assertTrue(found.getInvertY());
    }

    @Test
    void time() throws LegibleException {
        final Calibration found = calibrationAfter(c -> {
            c.frameInterval = 0.25;
            c.fps = 12.5;
            c.loop = true;
            c.setTimeUnit("hour");
        });
        assertEquals(0.25, found.frameInterval);
        assertEquals(12.5, found.fps);
        assertTrue(found.loop);
        assertEquals("hour", found.getTimeUnit());
    }

    @Test
    void valueFunction() throws LegibleException {
        final Calibration found = calibrationAfter(
            c -> c.setFunction(Calibration.POLY2, new double[] {1.5, -0.25, 1e-7}, "\u00B0C", true));
        assertEquals(Calibration.POLY2, found.getFunction());
        assertArrayEquals(new double[] {1.5, -0.25, 1e-7}, found.getCoefficients());
        assertEquals("\u00B0C", found.getValueUnit());
        assertTrue(found.zeroClip());
    }

    @Test
    void valueFunctionThatIsATable() throws LegibleException {
        final float[] table = new float[256];
        for (int i = 0; i < table.length; i++) {
            table[i] = (float) Math.sqrt(i);
        }
        final Calibration found = calibrationAfter(TestImages.single(8), c -> c.setCTable(table, "mW"));
        assertEquals(Calibration.CUSTOM, found.getFunction());
        assertArrayEquals(table, found.getCTable());
        assertEquals("mW", found.getValueUnit());
    }

    @Test
    void uncalibratedOpticalDensity() throws LegibleException {
        final Calibration found = calibrationAfter(TestImages.single(8),
            c -> c.setFunction(Calibration.UNCALIBRATED_OD, null, "Uncalibrated OD"));
        assertEquals(Calibration.UNCALIBRATED_OD, found.getFunction());
        assertEquals("Uncalibrated OD", found.getValueUnit());
    }

    @Test
    void signedSixteenBit() throws LegibleException {
        final Calibration found = calibrationAfter(Calibration::setSigned16BitCalibration);
        assertTrue(found.isSigned16Bit());
        assertEquals(-32768, found.getCValue(0));
    }

    @Test
    void aFloatImageKeepsItsValueUnit() throws LegibleException {
        assertEquals("\u0394F/F", calibrationAfter(TestImages.single(32), c -> c.setValueUnit("\u0394F/F")).getValueUnit());
    }

    @Test
    void theGlobalCalibrationIsNotTheImages() throws LegibleException {
        final Calibration global = new Calibration();
        global.pixelWidth = 42;
        final ImagePlus image = TestImages.single(8);
        try {
            image.setGlobalCalibration(global);
            final byte[] json = ImageMetadata.capture(image);
            assertFalse(new String(json, StandardCharsets.UTF_8).contains("42"));
        } finally {
            image.setGlobalCalibration(null);
        }
    }
}
